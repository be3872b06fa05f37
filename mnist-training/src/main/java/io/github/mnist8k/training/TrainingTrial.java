package io.github.mnist8k.training;

import java.util.List;
import java.util.Objects;

/**
 * The updates and tests of a run on demand, to measure how long they take; nothing is recorded.
 * Holds native memory until it is closed.
 *
 * <p>The updates are those of the run's first epoch, and the engine is told of them in chunks by
 * the same rule as in a {@link TrainingRun}. When they are used up, they begin again: what an
 * update costs does not depend on its epoch.
 */
public final class TrainingTrial implements AutoCloseable {

  private final PlannedUpdates updates;
  private final PlannedUpdates.Epoch epoch;
  private final Training training;
  private int next;

  /**
   * A trial with fresh weights, before its first update.
   *
   * @param plan the run
   */
  public TrainingTrial(RunPlan plan) {
    Objects.requireNonNull(plan, "plan");
    updates = new PlannedUpdates(plan);
    epoch = updates.epoch(0, List.of());
    training = plan.open();
    Checkpoint initial = Checkpoint.initial(plan);
    training.restore(initial.weights().tensors(), initial.slots());
  }

  /** Updates of an epoch. */
  public int updatesPerEpoch() {
    return updates.perEpoch();
  }

  /**
   * Does the next updates.
   *
   * @param count number of updates, at least 1
   * @return metrics of these updates, in training mode
   */
  public Metrics update(int count) {
    for (int left = count; left > 0; ) {
      List<Update> chunk = epoch.chunk(next, Math.min(next + left, updates.perEpoch()));
      training.update(chunk);
      left -= chunk.size();
      next = (next + chunk.size()) % updates.perEpoch();
    }
    return training.takeTrainMetrics();
  }

  /** Tests as after an epoch: metrics of the whole test set, in inference mode. */
  public Metrics evaluate() {
    return training.evaluate();
  }

  @Override
  public void close() {
    training.close();
  }
}
