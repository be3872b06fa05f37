package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say on which data and with which means experiments are trained. */
public final class TrainingOptions {

  @Mixin private DataOption data;

  @Mixin private EngineOption engine;

  @Option(
      names = "--device",
      defaultValue = "auto",
      paramLabel = "auto|cpu|gpu",
      description = "Where to compute; auto: the GPU if there is one. Default: ${DEFAULT-VALUE}.")
  private DeviceChoice device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of all jobs together. Default: one per core.")
  private Integer threads;

  @Option(
      names = "--jobs",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "How many side by side, each with its share of the threads. Default: ${DEFAULT-VALUE}.")
  private int jobs;

  /**
   * Finds, verifies and reads the dataset, while the engine prepares for the first experiment.
   *
   * @throws io.github.mnist8k.training.PlanException if the engine cannot train one of them
   */
  public Dataset dataset(List<Experiment> experiments, Engine engine, Execution execution)
      throws IOException {
    experiments.forEach(experiment -> engine.check(experiment.net(), execution));
    engine.prepare(experiments.get(0).net());
    return data.dataset();
  }

  /** What computes. */
  public Engine engine() {
    return engine.engine();
  }

  /** Device and threads of one job by an engine; may start native libraries. */
  public Execution execution(Engine engine) {
    if (jobs < 1) {
      throw new UserException("--jobs: expected 1 or more, found " + jobs);
    }
    if (threads != null && threads < jobs) {
      throw new UserException(
          "--threads: expected at least one%s, found %d"
              .formatted(jobs == 1 ? "" : " for each of " + jobs + " jobs", threads));
    }
    int all = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    return new Execution(device.resolve(engine), Math.max(1, all / jobs));
  }

  /** How many jobs at the same time. */
  public int jobs() {
    return jobs;
  }
}
