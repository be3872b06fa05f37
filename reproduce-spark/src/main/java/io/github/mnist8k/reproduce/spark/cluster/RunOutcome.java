package io.github.mnist8k.reproduce.spark.cluster;

import java.io.Serializable;
import java.util.Map;
import java.util.Objects;

/**
 * What has become of a run: its files, or why another try would fail too.
 *
 * @param files what the run has left, by the names of its files; nothing where it failed
 * @param failure what went wrong, in one line, or an empty text
 */
public record RunOutcome(Map<String, byte[]> files, String failure) implements Serializable {

  /** Copies the map. */
  public RunOutcome {
    Objects.requireNonNull(failure, "failure");
    files = Map.copyOf(files);
  }

  /** A run that has come to its end. */
  static RunOutcome trained(Map<String, byte[]> files) {
    return new RunOutcome(files, "");
  }

  /** A run that has failed, and would again. */
  static RunOutcome failed(String why) {
    return new RunOutcome(Map.of(), why);
  }

  /** Whether the run has failed. */
  public boolean failed() {
    return !failure.isEmpty();
  }
}
