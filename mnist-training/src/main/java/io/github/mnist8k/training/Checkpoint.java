package io.github.mnist8k.training;

import io.github.mnist8k.models.Weights;
import io.github.mnist8k.models.weights.FloatTensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that a run needs to go on after an epoch as if it had not stopped.
 *
 * @param epochsDone epochs completed
 * @param weights weights after them
 * @param slots the optimizer's variables after them
 */
public record Checkpoint(int epochsDone, Weights weights, Map<String, FloatTensor> slots) {

  /** Copies the map. */
  public Checkpoint {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }
}
