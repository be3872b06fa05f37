package io.github.mnist8k.training;

import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a run needs to go on after an epoch as if it had not stopped.
 *
 * @param testLosses mean test loss after each completed epoch: schedules look at them
 * @param weights weights after them
 * @param slots the optimizer's variables after them
 */
public record Checkpoint(List<Double> testLosses, Weights weights, Map<String, FloatTensor> slots) {

  /** Copies list and map. */
  public Checkpoint {
    testLosses = List.copyOf(testLosses);
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** Epochs completed. */
  public int epochsDone() {
    return testLosses.size();
  }
}
