package io.github.mnist8k.training;

import io.github.mnist8k.data.BatchOrder;
import java.util.ArrayList;
import java.util.List;

/** The updates that a plan prescribes: the batch, the rates and the random seed of each. */
final class PlannedUpdates {

  private final RunPlan plan;
  private final BatchOrder order;

  /**
   * The updates of a plan.
   *
   * @throws IllegalArgumentException if the dataset is too small for one batch
   */
  PlannedUpdates(RunPlan plan) {
    this.plan = plan;
    this.order =
        new BatchOrder(
            plan.seeds(),
            plan.dataset().train().size(),
            plan.recipe().batchSize(),
            plan.recipe().lastBatch() == LastBatch.KEPT);
  }

  /** Updates of an epoch. */
  int perEpoch() {
    return order.batches();
  }

  /** Rows of the training set in the order of an epoch, for {@link #apply}. */
  int[] rows(int epoch) {
    return order.epoch(epoch);
  }

  /**
   * Does updates of an epoch.
   *
   * @param graph the plan's graph
   * @param rows of the updates' epoch
   * @param epoch epoch, from 0
   * @param from index of the first update in its epoch, from 0
   * @param to index after that of the last
   * @param testLosses mean test loss after each completed epoch
   * @return the rates of the last update
   */
  Rates apply(
      TrainingGraph graph, int[] rows, int epoch, int from, int to, List<Double> testLosses) {
    List<Update> chunk = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Update update = update(rows, epoch, i, testLosses);
      if (!chunk.isEmpty() && chunk.get(0).rows().length != update.rows().length) {
        graph.update(chunk);
        chunk.clear();
      }
      chunk.add(update);
    }
    graph.update(chunk);
    return chunk.get(chunk.size() - 1).rates();
  }

  private Update update(int[] rows, int epoch, int index, List<Double> testLosses) {
    Recipe recipe = plan.recipe();
    long done = (long) epoch * perEpoch() + index;
    var progress = new Progress(done, perEpoch(), recipe.epochs(), testLosses);
    Rates rates = recipe.schedule().at(recipe.optimizer().rates(), progress);
    long seed = plan.seeds().seed("update", epoch, index);
    return new Update(order.batch(rows, index), rates, seed, done + 1);
  }
}
