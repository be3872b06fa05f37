package io.github.mnist8k.training;

import io.github.mnist8k.data.random.BatchOrder;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.RunPosition;
import java.util.ArrayList;
import java.util.List;

/** The updates that a plan prescribes: the batch, the rates and the random seed of each. */
final class PlannedUpdates {

  private static final int CHUNK = 20; // updates that an engine is told of at once

  private final RunPlan plan;
  private final BatchOrder order;

  PlannedUpdates(RunPlan plan) {
    this.plan = plan;
    Recipe recipe = plan.recipe();
    int images = plan.dataset().train().size();
    boolean keepLast = recipe.lastBatch() == LastBatch.KEPT;
    this.order = new BatchOrder(plan.seeds(), images, recipe.batchSize(), keepLast);
  }

  /** Updates of an epoch. */
  int perEpoch() {
    return order.batches();
  }

  /**
   * The updates of an epoch.
   *
   * @param epoch epoch, from 0
   * @param testLosses mean test loss after each completed epoch
   */
  Epoch epoch(int epoch, List<Double> testLosses) {
    return new Epoch(epoch, order.epoch(epoch), testLosses);
  }

  /** The updates of one epoch. */
  final class Epoch {

    private final int epoch;
    private final int[] rows;
    private final List<Double> testLosses;

    private Epoch(int epoch, int[] rows, List<Double> testLosses) {
      this.epoch = epoch;
      this.rows = rows;
      this.testLosses = testLosses;
    }

    /**
     * The next updates that an engine is told of at once: a few, of the same batch size.
     *
     * @param from index of the first in the epoch, from 0
     * @param to index that is not to be reached, greater than {@code from}
     * @return at least one
     */
    List<Update> chunk(int from, int to) {
      List<Update> chunk = new ArrayList<>();
      for (int i = from; i < to && chunk.size() < CHUNK; i++) {
        int[] batch = order.batch(rows, i);
        if (!chunk.isEmpty() && chunk.get(0).rows().length != batch.length) {
          break;
        }
        long seed = plan.seeds().seed("update", epoch, i);
        chunk.add(new Update(batch, rates(i), seed, done(i) + 1));
      }
      return chunk;
    }

    /** The rates of the last update. */
    Rates lastRates() {
      return rates(perEpoch() - 1);
    }

    private Rates rates(int index) {
      Recipe recipe = plan.recipe();
      var position = new RunPosition(done(index), perEpoch(), recipe.epochs(), testLosses);
      return recipe.schedule().at(recipe.optimizer().rates(), position);
    }

    /** Updates of the run before one of this epoch. */
    private long done(int index) {
      return (long) epoch * perEpoch() + index;
    }
  }
}
