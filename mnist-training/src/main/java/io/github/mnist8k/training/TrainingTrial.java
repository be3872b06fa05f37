package io.github.mnist8k.training;

import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.tensorflow.TrainingGraph;
import java.util.List;

/**
 * The updates and tests of a run on demand, to measure how long they take; nothing is recorded.
 * Holds native memory until it is closed.
 *
 * <p>The updates are those of the run's first epoch. When they are used up, they begin again: what
 * an update costs does not depend on its epoch.
 */
public final class TrainingTrial implements AutoCloseable {

  private final PlannedUpdates updates;
  private final int[] rows;
  private final TrainingGraph graph;
  private int next;

  /**
   * A trial with fresh weights, before its first update.
   *
   * @param plan the run
   * @throws IllegalArgumentException if the dataset is too small for one batch
   */
  public TrainingTrial(RunPlan plan) {
    updates = new PlannedUpdates(plan);
    rows = updates.rows(0);
    graph = new TrainingGraph(plan.net(), plan.recipe(), plan.dataset(), plan.execution());
    graph.restore(Weights.initial(plan.net(), plan.seeds()).tensors(), graph.freshSlots());
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
      int to = Math.min(next + left, updates.perEpoch());
      int done = updates.apply(graph, rows, 0, next, to, List.of());
      left -= done - next;
      next = done % updates.perEpoch();
    }
    return graph.takeTrainMetrics();
  }

  /** Tests as after an epoch: metrics of the whole test set, in inference mode. */
  public Metrics evaluate() {
    return graph.evaluate();
  }

  @Override
  public void close() {
    graph.close();
  }
}
