package io.github.mnist8k.reports;

import java.util.Objects;

/**
 * Names the seeds of an experiment by one engine.
 *
 * @param experiment id of the experiment
 * @param engine name of the engine
 */
public record SampleKey(String experiment, String engine) {

  /** Checks that nothing is null. */
  public SampleKey {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(engine, "engine");
  }
}
