package io.github.mnist8k.reproduce.spark.cluster;

import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.files.TrainingJob;
import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * All that an executor is told of a run.
 *
 * @param name the run's name, for Spark's page and for messages
 * @param experiment the experiment as JSON
 * @param seed seed of the run
 * @param epochs epochs to reach
 * @param engine name of the engine
 * @param threads threads of the run
 * @param before what an unfinished run has left, by the names of its files; it goes on from there
 */
public record RunOrder(
    String name,
    String experiment,
    long seed,
    int epochs,
    String engine,
    int threads,
    Map<String, byte[]> before)
    implements Serializable {

  /** Copies the map. */
  public RunOrder {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(engine, "engine");
    before = Map.copyOf(before);
  }

  /**
   * The order of a run.
   *
   * @param job the run
   * @param before what lies in its folder
   */
  public static RunOrder of(TrainingJob job, Map<String, byte[]> before) {
    return new RunOrder(
        job.name(),
        ExperimentJson.write(job.plan().experiment()).toString(),
        job.plan().seed(),
        job.plan().epochs(),
        job.plan().engine().name(),
        job.plan().execution().threads(),
        before);
  }
}
