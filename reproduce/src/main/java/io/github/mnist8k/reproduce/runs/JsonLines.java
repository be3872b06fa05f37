package io.github.mnist8k.reproduce.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.reproduce.runs.RunEnd.Status;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.files.TrainingJob;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells programs what a command does: one JSON object in a line for each event. */
public final class JsonLines implements CommandListener {

  /** A record's components become the columns of {@code epochs.csv}. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);

  private final int runs;
  private final PrintStream out;
  private int finished;
  private int failed;

  /**
   * The events of a command.
   *
   * @param runs number of its runs
   * @param out takes the lines
   */
  public JsonLines(int runs, PrintStream out) {
    this.runs = runs;
    this.out = out;
  }

  @Override
  public List<RunListener> listeners(TrainingJob run) {
    return List.of(
        new RunListener() {
          @Override
          public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) {
            print(JsonLines.started(run, plan, epochsDone, updatesPerEpoch));
          }

          @Override
          public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
            print(event("epoch_ended").setAll((ObjectNode) MAPPER.valueToTree(epoch)));
          }
        });
  }

  private static ObjectNode started(
      TrainingJob run, RunPlan plan, int epochsDone, int updatesPerEpoch) {
    return ofRun("run_started", run)
        .put("dataset", plan.dataset().name())
        .put("engine", plan.engine().name())
        .put("device", plan.execution().device().name().toLowerCase(Locale.ROOT))
        .put("threads", plan.execution().threads())
        .put("parameters", plan.net().parameterCount())
        .put("epochs", plan.epochs())
        .put("epochs_done", epochsDone)
        .put("updates_per_epoch", updatesPerEpoch)
        .put("folder", run.folder().path().toString());
  }

  @Override
  public synchronized void ended(TrainingJob run, RunEnd end) {
    finished += end.status() == Status.FINISHED ? 1 : 0;
    failed += end.status() == Status.FAILED ? 1 : 0;
    ObjectNode event =
        ofRun("run_ended", run)
            .put("status", end.status().toString())
            .put("folder", run.folder().path().toString());
    end.message().ifPresent(message -> event.put("error", message));
    print(event);
  }

  /**
   * The last event: nothing more is written anywhere.
   *
   * @param status how the command ended
   */
  public synchronized void commandEnded(Status status) {
    print(
        event("command_ended")
            .put("status", status.toString())
            .put("runs", runs)
            .put("finished", finished)
            .put("failed", failed));
  }

  private static ObjectNode ofRun(String name, TrainingJob run) {
    return event(name)
        .put("experiment", run.plan().experiment().id())
        .put("seed", run.plan().seed());
  }

  private static ObjectNode event(String name) {
    return MAPPER.createObjectNode().put("event", name);
  }

  /** A line in one go, as several runs print. */
  private synchronized void print(Object event) {
    out.print(event + "\n");
    out.flush();
  }
}
