package io.github.mnist8k.models;

import java.util.Objects;

/**
 * Where and with how many threads an engine computes.
 *
 * @param device the device that everything is placed on
 * @param threads threads of a session, at least 1; results are repeatable for the same number
 */
public record Execution(Device device, int threads) {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if there are no threads
   */
  public Execution {
    Objects.requireNonNull(device, "device");
    if (threads < 1) {
      throw new IllegalArgumentException("expected at least 1 thread, found " + threads);
    }
  }

  /** On the CPU. */
  public static Execution cpu(int threads) {
    return new Execution(Device.CPU, threads);
  }
}
