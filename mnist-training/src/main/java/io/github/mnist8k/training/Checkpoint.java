package io.github.mnist8k.training;

import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Everything that a run needs to go on after an epoch as if it had not stopped.
 *
 * @param testLosses mean test loss after each completed epoch: schedules look at them
 * @param weights weights after them
 * @param slots the optimizer's slots after them, see {@link
 *     io.github.mnist8k.training.recipe.Optimizer#initialSlots}
 */
public record Checkpoint(List<Double> testLosses, Weights weights, Map<String, FloatTensor> slots) {

  /** Copies list and map. */
  public Checkpoint {
    Objects.requireNonNull(testLosses, "testLosses");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(slots, "slots");
    testLosses = List.copyOf(testLosses);
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** The state before a run's first update: fresh weights, and slots that are zero. */
  public static Checkpoint initial(RunPlan plan) {
    return new Checkpoint(
        List.of(),
        Weights.initial(plan.net(), plan.seeds()),
        plan.recipe().optimizer().initialSlots(plan.net()));
  }

  /** Epochs completed. */
  public int epochsDone() {
    return testLosses.size();
  }
}
