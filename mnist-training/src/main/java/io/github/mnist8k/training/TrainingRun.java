package io.github.mnist8k.training;

import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.tensorflow.TrainingGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The training loop: epochs of updates, each followed by a test. What is shown and written is up to
 * the listeners.
 */
public final class TrainingRun {

  private final RunPlan plan;
  private final List<RunListener> listeners;
  private final PlannedUpdates updates;

  /**
   * A run that has not begun.
   *
   * @param plan what is trained and how
   * @param listeners are told of every update and epoch, in this order
   * @throws IllegalArgumentException if the dataset is too small for one batch
   */
  public TrainingRun(RunPlan plan, List<RunListener> listeners) {
    this.plan = plan;
    this.listeners = List.copyOf(listeners);
    this.updates = new PlannedUpdates(plan);
  }

  /**
   * Trains to the plan's last epoch.
   *
   * @param resumed where to go on, or nothing to begin with fresh weights
   * @return the final weights
   * @throws IOException if a listener cannot write
   */
  public Weights train(Optional<Checkpoint> resumed) throws IOException {
    try {
      return trainAll(resumed);
    } finally {
      listeners.forEach(RunListener::ended);
    }
  }

  private Weights trainAll(Optional<Checkpoint> resumed) throws IOException {
    try (var graph =
        new TrainingGraph(plan.net(), plan.recipe(), plan.dataset(), plan.execution())) {
      Checkpoint state =
          resumed.orElseGet(
              () ->
                  new Checkpoint(
                      List.of(), Weights.initial(plan.net(), plan.seeds()), graph.freshSlots()));
      graph.restore(state.weights().tensors(), state.slots());
      for (RunListener listener : listeners) {
        listener.started(plan, state.epochsDone(), updates.perEpoch());
      }
      while (state.epochsDone() < plan.epochs()) {
        state = epoch(graph, state);
      }
      for (RunListener listener : listeners) {
        listener.finished(state.weights());
      }
      return state.weights();
    }
  }

  private Checkpoint epoch(TrainingGraph graph, Checkpoint before) throws IOException {
    int epoch = before.epochsDone();
    long start = System.nanoTime();
    train(graph, before);
    Metrics train = graph.takeTrainMetrics();
    double trainSeconds = secondsSince(start);
    listeners.forEach(listener -> listener.trained(epoch, train));

    start = System.nanoTime();
    Metrics test = graph.evaluate();
    double testSeconds = secondsSince(start);
    listeners.forEach(listener -> listener.tested(epoch, test));

    long done = (long) updates.perEpoch() * (epoch + 1);
    Rates rates = updates.rates(epoch, updates.perEpoch() - 1, before.testLosses());
    List<Double> testLosses = new ArrayList<>(before.testLosses());
    testLosses.add(test.loss());
    var checkpoint = new Checkpoint(testLosses, new Weights(graph.weights(), done), graph.slots());
    var row =
        new EpochRecord(
            plan.experiment().id(),
            plan.dataset().name(),
            plan.seed(),
            epoch,
            updates.perEpoch(),
            rates.learningRate(),
            rates.momentum(),
            train.loss(),
            train.accuracy(),
            test.loss(),
            (int) test.correct(),
            test.accuracy(),
            trainSeconds,
            testSeconds);
    for (RunListener listener : listeners) {
      listener.epochEnded(row, checkpoint);
    }
    return checkpoint;
  }

  /** All updates of an epoch. */
  private void train(TrainingGraph graph, Checkpoint before) {
    int epoch = before.epochsDone();
    int[] rows = updates.rows(epoch);
    for (int done = 0; done < updates.perEpoch(); ) {
      int from = done;
      done = updates.apply(graph, rows, epoch, from, updates.perEpoch(), before.testLosses());
      for (int update = from + 1; update <= done; update++) {
        for (RunListener listener : listeners) {
          listener.updated(epoch, update);
        }
      }
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
