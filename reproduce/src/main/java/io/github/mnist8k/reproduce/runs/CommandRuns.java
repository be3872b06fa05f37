package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.training.InterruptedRunException;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.files.DivergenceCheck.DivergedException;
import io.github.mnist8k.training.files.TrainingJob;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does the runs of a command, and tells its listeners of them. */
public final class CommandRuns {

  private final List<CommandListener> listeners;
  private final Consumer<String> notes;

  /**
   * The runs of a command, before the first.
   *
   * @param listeners are told of the runs, in this order
   * @param notes takes lines that people should read
   */
  public CommandRuns(List<? extends CommandListener> listeners, Consumer<String> notes) {
    this.listeners = List.copyOf(listeners);
    this.notes = notes;
  }

  /**
   * Does all runs; one that fails does not keep the others from their end.
   *
   * @param runs the runs
   * @param parallel how many at the same time
   * @return the failure of each run that failed, in the order of the runs
   * @throws IOException as {@link SideBySide#run}, as for what is no failure of a run itself
   * @throws StoppedException if the calling thread is interrupted
   */
  public List<Optional<Exception>> train(List<TrainingJob> runs, int parallel) throws IOException {
    try {
      return SideBySide.run(runs.stream().map(this::task).toList(), parallel);
    } finally {
      listeners.forEach(CommandListener::allEnded);
    }
  }

  private Callable<Optional<Exception>> task(TrainingJob run) {
    return () -> {
      try {
        run.train(runListeners(run), notes);
        tell(run, RunEnd.finished());
        return Optional.empty();
      } catch (IOException | UncheckedIOException | DivergedException e) {
        tell(run, RunEnd.failed(e));
        return Optional.of(e);
      } catch (InterruptedRunException e) {
        tell(run, RunEnd.stopped());
        throw e;
      } catch (RuntimeException | Error e) {
        tell(run, RunEnd.failed(e));
        throw e;
      }
    };
  }

  private List<RunListener> runListeners(TrainingJob run) {
    return listeners.stream().flatMap(listener -> listener.listeners(run).stream()).toList();
  }

  private void tell(TrainingJob run, RunEnd end) {
    listeners.forEach(listener -> listener.ended(run, end));
  }
}
