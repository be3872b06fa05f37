package io.github.mnist8k.training;

import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Rates;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
   * @param listeners are told of the run's progress, in this order
   */
  public TrainingRun(RunPlan plan, List<RunListener> listeners) {
    this.plan = Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(listeners, "listeners");
    for (int i = 0; i < listeners.size(); i++) {
      Objects.requireNonNull(listeners.get(i), "listener " + i);
    }
    this.listeners = List.copyOf(listeners);
    this.updates = new PlannedUpdates(plan);
  }

  /**
   * Trains from fresh weights to the plan's last epoch, see {@link #train(Optional)}.
   *
   * @return the net with its final weights
   * @throws IOException if a listener cannot write
   * @throws InterruptedRunException if the thread was interrupted; it is no longer marked as such
   */
  public Model train() throws IOException {
    return train(Optional.empty());
  }

  /**
   * Trains to the plan's last epoch, or to that after which a listener stops it, on the thread that
   * calls. To break it off, another thread interrupts this one: the run ends after the present
   * chunk of updates, frees what it holds, and leaves the files of the epochs before as they are.
   *
   * @param resumed where to go on, or nothing to begin with fresh weights
   * @return the net with its final weights
   * @throws IOException if a listener cannot write
   * @throws InterruptedRunException if the thread was interrupted; it is no longer marked as such
   */
  public Model train(Optional<Checkpoint> resumed) throws IOException {
    Objects.requireNonNull(resumed, "resumed");
    try {
      return trainAll(resumed);
    } finally {
      listeners.forEach(RunListener::ended);
    }
  }

  private Model trainAll(Optional<Checkpoint> resumed) throws IOException {
    Checkpoint state = resumed.orElseGet(() -> Checkpoint.initial(plan));
    try (Training training = plan.open()) {
      training.restore(state.weights().tensors(), state.slots());
      for (RunListener listener : listeners) {
        listener.started(plan, state.epochsDone(), updates.perEpoch());
      }
      boolean stopped = false;
      while (state.epochsDone() < plan.epochs() && !stopped) {
        endIfInterrupted(state.epochsDone());
        EpochRecord row = trainAndTest(training, state);
        state = after(state, row, training);
        stopped = recorded(row, state);
      }
      endIfInterrupted(state.epochsDone());
      Answers answers = Answers.of(training.testLogits(), plan.net().classes());
      for (RunListener listener : listeners) {
        listener.answered(answers);
      }
      var model = plan.experiment().model(state.weights());
      for (RunListener listener : listeners) {
        listener.finished(model);
      }
      return model;
    } catch (ClosedByInterruptException e) {
      Thread.interrupted();
      throw new InterruptedRunException(plan, state.epochsDone());
    }
  }

  private EpochRecord trainAndTest(Training training, Checkpoint before) {
    int epoch = before.epochsDone();
    PlannedUpdates.Epoch planned = updates.epoch(epoch, before.testLosses());
    long start = System.nanoTime();
    train(training, planned, epoch);
    Metrics train = training.takeTrainMetrics();
    double trainSeconds = secondsSince(start);
    listeners.forEach(listener -> listener.trained(epoch, train));

    start = System.nanoTime();
    Metrics test = training.evaluate();
    double testSeconds = secondsSince(start);
    endIfInterrupted(epoch);
    listeners.forEach(listener -> listener.tested(epoch, test));

    Rates rates = planned.lastRates();
    return new EpochRecord(
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
  }

  private Checkpoint after(Checkpoint before, EpochRecord epoch, Training training) {
    List<Double> testLosses = new ArrayList<>(before.testLosses());
    testLosses.add(epoch.testLoss());
    long done = (long) updates.perEpoch() * (epoch.epoch() + 1);
    return new Checkpoint(testLosses, new Weights(training.weights(), done), training.slots());
  }

  /**
   * Tells the listeners of an epoch.
   *
   * @return whether one of them stops the run
   */
  private boolean recorded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
    for (RunListener listener : listeners) {
      listener.epochEnded(epoch, checkpoint);
    }
    boolean stops = false;
    for (RunListener listener : listeners) {
      stops |= listener.stopsAfter(epoch);
    }
    return stops;
  }

  /** All updates of an epoch. */
  private void train(Training training, PlannedUpdates.Epoch planned, int epoch) {
    for (int done = 0; done < updates.perEpoch(); ) {
      endIfInterrupted(epoch);
      List<Update> chunk = planned.chunk(done, updates.perEpoch());
      training.update(chunk);
      done += chunk.size();
      Rates rates = chunk.get(chunk.size() - 1).rates();
      for (RunListener listener : listeners) {
        listener.updated(epoch, done, rates);
      }
    }
  }

  private void endIfInterrupted(int epoch) {
    if (Thread.interrupted()) {
      throw new InterruptedRunException(plan, epoch);
    }
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
