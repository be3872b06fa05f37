package io.github.mnist8k.training;

import io.github.mnist8k.data.random.BatchOrder;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.RunPosition;
import io.github.mnist8k.training.tensorflow.TrainingGraph;
import java.util.ArrayList;
import java.util.List;

/** The updates that a plan prescribes: the batch, the rates and the random seed of each. */
final class PlannedUpdates {

  private static final int CHUNK = 20; // updates in one call of the session

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
   * Does the next updates of an epoch, in one call of the session: a few, of the same batch size.
   *
   * @param graph the plan's graph
   * @param rows of the updates' epoch
   * @param epoch epoch, from 0
   * @param from index of the first update in its epoch, from 0
   * @param to index that is not to be reached
   * @param testLosses mean test loss after each completed epoch
   * @return index after the last update done
   */
  int apply(TrainingGraph graph, int[] rows, int epoch, int from, int to, List<Double> testLosses) {
    List<Update> chunk = new ArrayList<>();
    for (int i = from; i < to && chunk.size() < CHUNK; i++) {
      int[] batch = order.batch(rows, i);
      if (!chunk.isEmpty() && chunk.get(0).rows().length != batch.length) {
        break;
      }
      long seed = plan.seeds().seed("update", epoch, i);
      chunk.add(new Update(batch, rates(epoch, i, testLosses), seed, number(epoch, i)));
    }
    graph.update(chunk);
    return from + chunk.size();
  }

  /**
   * The rates of an update.
   *
   * @param epoch epoch, from 0
   * @param index index of the update in its epoch, from 0
   * @param testLosses mean test loss after each completed epoch
   */
  Rates rates(int epoch, int index, List<Double> testLosses) {
    Recipe recipe = plan.recipe();
    long done = number(epoch, index) - 1;
    var position = new RunPosition(done, perEpoch(), recipe.epochs(), testLosses);
    return recipe.schedule().at(recipe.optimizer().rates(), position);
  }

  /** Number of an update from the start of the run, from 1. */
  private long number(int epoch, int index) {
    return (long) epoch * perEpoch() + index + 1;
  }
}
