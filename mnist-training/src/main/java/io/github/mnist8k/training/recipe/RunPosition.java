package io.github.mnist8k.training.recipe;

import java.util.List;

/**
 * Where a run stands before an update.
 *
 * @param update updates done since the start of the run
 * @param updatesPerEpoch updates in each epoch
 * @param epochs epochs of the whole recipe
 * @param testLosses mean test loss after each completed epoch
 */
public record RunPosition(long update, int updatesPerEpoch, int epochs, List<Double> testLosses) {

  /** Copies the list. */
  public RunPosition {
    testLosses = List.copyOf(testLosses);
  }

  /** Epochs completed. */
  public int epoch() {
    return (int) (update / updatesPerEpoch);
  }

  /** Updates of the whole recipe. */
  public long totalUpdates() {
    return (long) updatesPerEpoch * epochs;
  }
}
