package io.github.mnist8k.training.files;

import io.github.mnist8k.training.InterruptedRunException;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.machine.Machine;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One run to be done in its folder, as {@code reproduce} does it: the folder is locked, an earlier
 * run there goes on, is replaced or is in the way, and log, checkpoint, answers, weights and
 * manifest are written. {@link TrainingRun} trains without a folder.
 *
 * @param plan what is trained
 * @param out folder of all runs
 * @param earlier what happens to an earlier run of the same experiment and seed
 */
public record TrainingJob(RunPlan plan, Path out, EarlierRun earlier) {

  /** Checks that nothing is null. */
  public TrainingJob {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(out, "out");
    Objects.requireNonNull(earlier, "earlier");
  }

  /** Experiment and seed, as messages call the run. */
  public String name() {
    return plan.experiment().id() + " seed " + plan.seed();
  }

  /**
   * Looks whether the run can be done, and changes nothing.
   *
   * @throws IOException if another run or process trains it, or an earlier run is in the way or
   *     cannot go on
   */
  public void check() throws IOException {
    RunLock.requireFree(folder());
    RunStart.of(folder(), plan, earlier);
  }

  /**
   * Trains and writes the run's folder. A run that is resumed and has all epochs of the plan
   * already is left as it is, and no listener hears of it; one that a listener has stopped early
   * goes on.
   *
   * @param progress are told what the run does, after what writes its files
   * @param notes takes lines that people should read
   * @throws IOException as {@link #check}, or if a file cannot be written
   * @throws InterruptedRunException if the thread was interrupted; it is no longer marked as such
   */
  public void train(List<RunListener> progress, Consumer<String> notes) throws IOException {
    Objects.requireNonNull(progress, "progress")
        .forEach(each -> Objects.requireNonNull(each, "a listener"));
    Objects.requireNonNull(notes, "notes");
    RunFolder folder = folder();
    try (RunLock lock = RunLock.take(folder)) {
      RunStart start = RunStart.of(folder, plan, earlier);
      lock.warning().ifPresent(warning -> notes.accept("warning: " + name() + ": " + warning));
      start.notes().forEach(note -> notes.accept(name() + ": " + note));
      if (!start.finished()) {
        train(folder, start, progress);
      }
    } catch (ClosedByInterruptException e) { // before the first epoch
      Thread.interrupted();
      throw new InterruptedRunException(plan, 0);
    }
  }

  private void train(RunFolder folder, RunStart start, List<RunListener> progress)
      throws IOException {
    var manifest =
        new ManifestWriter(
            folder, Machine.software(), Machine.info(plan.execution()), Machine::peakMemory);
    var writer = new RunWriter(folder, new CheckpointFile(folder.checkpoint(), start.plan()));
    List<RunListener> listeners = new ArrayList<>(List.of(new DivergenceCheck(), writer, manifest));
    listeners.addAll(progress);
    new TrainingRun(start.plan(), listeners).train(start.checkpoint());
  }

  /** Where the run leaves its files. */
  public RunFolder folder() {
    return RunFolder.of(out, plan.experiment().id(), plan.seed());
  }
}
