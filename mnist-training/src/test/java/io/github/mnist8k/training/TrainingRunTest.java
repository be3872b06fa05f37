package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.RunPosition;
import io.github.mnist8k.training.tensorflow.Tensors;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingRunTest {

  private static Model train(RunPlan plan, RunListener listener) throws IOException {
    return new TrainingRun(plan, List.of(listener)).train();
  }

  @Test
  void sameSeedGivesTheSameRowsAndWeights() throws IOException {
    var first = new SmallRun.Diary();
    var second = new SmallRun.Diary();
    Weights weights = train(SmallRun.plan(1, 2), first).weights();
    Weights again = train(SmallRun.plan(1, 2), second).weights();
    assertEquals(first.rows, second.rows);
    Tensors.assertSame(weights.tensors(), again.tensors());
  }

  @Test
  void anotherSeedGivesOthers() throws IOException {
    var first = new SmallRun.Diary();
    var second = new SmallRun.Diary();
    train(SmallRun.plan(1, 1), first);
    train(SmallRun.plan(2, 1), second);
    assertNotEquals(first.rows.get(0).trainLoss(), second.rows.get(0).trainLoss());
  }

  @Test
  void fewerEpochsAreTheBeginningOfTheWholeRun() throws IOException {
    var whole = new SmallRun.Diary();
    var part = new SmallRun.Diary();
    train(SmallRun.plan(1, 3), whole);
    train(SmallRun.plan(1, 1), part);
    assertEquals(whole.rows.subList(0, 1), part.rows);
  }

  @Test
  void itLearnsButDoesNotKnowTheTestSet() throws IOException {
    var diary = new SmallRun.Diary();
    train(SmallRun.plan(1, 3), diary);
    var first = diary.rows.get(0);
    var last = diary.rows.get(2);
    assertTrue(last.trainAccuracy() > 50, "training accuracy " + last.trainAccuracy());
    assertTrue(last.trainLoss() < first.trainLoss(), "training loss does not fall");
    assertTrue(last.testAccuracy() > 50, "test accuracy " + last.testAccuracy());
    assertTrue(last.testAccuracy() < 100, "test accuracy " + last.testAccuracy());
    assertEquals(last.testCorrect() * 100.0 / SmallRun.TEST_IMAGES, last.testAccuracy(), 0.005);
  }

  /** 600 images are 9 batches of 64 and one of 24. */
  @ParameterizedTest
  @CsvSource({"KEPT, 10, 600", "DROPPED, 9, 576"})
  void smallerLastBatchIsKeptOrDropped(LastBatch lastBatch, int updates, int images)
      throws IOException {
    var plain = SmallRun.RECIPE;
    var recipe =
        new Recipe(
            plain.batchSize(),
            lastBatch,
            plain.epochs(),
            plain.normalization(),
            plain.augmentation(),
            plain.optimizer(),
            plain.schedule());
    var listener = mock(RunListener.class);
    Weights weights = train(SmallRun.plan(recipe, 1, 1), listener).weights();
    var order = inOrder(listener);
    order.verify(listener).updated(eq(0), eq(updates), any());
    order.verify(listener).trained(eq(0), argThat(metrics -> metrics.images() == images));
    order.verify(listener).epochEnded(argThat(row -> row.updates() == updates), any());
    assertEquals(updates, weights.updates());
  }

  /** 9 updates of 64 images are one chunk, the smaller last batch is another. */
  @Test
  void listenersAreToldEverythingInOrder() throws IOException {
    var first = mock(RunListener.class);
    var second = mock(RunListener.class);
    RunPlan plan = SmallRun.plan(1, 2);
    Model model = new TrainingRun(plan, List.of(first, second)).train();
    var order = inOrder(first, second);
    order.verify(first).started(plan, 0, 10);
    order.verify(second).started(plan, 0, 10);
    for (int epoch = 0; epoch < 2; epoch++) {
      int number = epoch;
      for (int done : new int[] {9, 10}) {
        Rates rates = rates(10L * epoch + done - 1);
        order.verify(first).updated(epoch, done, rates);
        order.verify(second).updated(epoch, done, rates);
      }
      order.verify(first).trained(eq(epoch), any());
      order.verify(second).trained(eq(epoch), any());
      order.verify(first).tested(eq(epoch), argThat(test -> test.images() == SmallRun.TEST_IMAGES));
      order.verify(second).tested(eq(epoch), any());
      order
          .verify(first)
          .epochEnded(
              argThat(row -> row.epoch() == number),
              argThat(checkpoint -> checkpoint.epochsDone() == number + 1));
      order.verify(second).epochEnded(any(), any());
      order.verify(first).stopsAfter(any());
      order.verify(second).stopsAfter(any());
    }
    order.verify(first).finished(model);
    order.verify(second).finished(model);
    order.verify(first).ended();
    order.verify(second).ended();
    order.verifyNoMoreInteractions();
  }

  /** The rates of an update, given those before it, by a schedule that looks at nothing else. */
  private static Rates rates(long updatesBefore) {
    return SmallRun.RECIPE
        .schedule()
        .at(new Rates(0, 0), new RunPosition(updatesBefore, 10, 3, List.of()));
  }

  /**
   * The rates of the row are those of the epoch's last update, over the recipe's epochs and not the
   * plan's.
   */
  @Test
  void rowHasTheRatesOfTheLastUpdate() throws IOException {
    var diary = new SmallRun.Diary();
    train(SmallRun.plan(1, 1), diary);
    Rates last = rates(9);
    assertEquals(last.learningRate(), diary.rows.get(0).learningRate());
    assertEquals(last.momentum(), diary.rows.get(0).momentum());
  }

  @Test
  void listenerThatFailsEndsTheRun() {
    var failure = new IOException("disk full");
    var listener =
        new RunListener() {
          @Override
          public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
            throw failure;
          }
        };
    assertSame(
        failure, assertThrows(IOException.class, () -> train(SmallRun.plan(1, 2), listener)));
  }

  /** The thread that trains frees the native objects, so nothing is torn down under it. */
  @Test
  void interruptEndsTheRunAfterTheChunkWithTheEpochsBeforeKept() throws IOException {
    var diary = new SmallRun.Diary();
    List<Integer> chunks = new ArrayList<>();
    var interrupter =
        new RunListener() {
          @Override
          public void updated(int epoch, int updatesDone, Rates rates) {
            chunks.add(updatesDone);
            if (epoch == 1) {
              Thread.currentThread().interrupt();
            }
          }
        };
    var run = new TrainingRun(SmallRun.plan(1, 3), List.of(diary, interrupter));
    var e = assertThrows(InterruptedRunException.class, () -> run.train());
    assertEquals(List.of(9, 10, 9), chunks);
    assertEquals(
        "test/small seed 1: interrupted after 1 of 3 epochs; from those that were written a resumed run goes on",
        e.getMessage());
    assertFalse(Thread.interrupted(), "the thread is still marked as interrupted");

    var whole = new SmallRun.Diary();
    train(SmallRun.plan(1, 3), whole);
    new TrainingRun(SmallRun.plan(1, 3), List.of(diary))
        .train(Optional.of(diary.checkpoints.get(0)));
    assertEquals(whole.rows, diary.rows);
  }

  /** An interrupt in an epoch's last chunk must not wait for the files of the next. */
  @Test
  void interruptInTheLastChunkEndsTheRunBeforeTheEpochIsRecorded() {
    var diary = new SmallRun.Diary();
    var interrupter =
        new RunListener() {
          @Override
          public void trained(int epoch, Metrics train) {
            Thread.currentThread().interrupt();
          }
        };
    assertThrows(
        InterruptedRunException.class,
        () -> new TrainingRun(SmallRun.plan(1, 1), List.of(diary, interrupter)).train());
    assertEquals(List.of(), diary.rows);
  }

  @Test
  void interruptWhileAListenerWritesIsAnInterruptedRun() {
    var listener =
        new RunListener() {
          @Override
          public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException(); // as a channel does
          }
        };
    assertThrows(InterruptedRunException.class, () -> train(SmallRun.plan(1, 2), listener));
    assertFalse(Thread.interrupted(), "the thread is still marked as interrupted");
  }

  @Test
  void nullsAreRefusedByName() {
    RunPlan plan = SmallRun.plan(1, 1);
    assertNamed("plan", () -> new TrainingRun(null, List.of()));
    assertNamed("listeners", () -> new TrainingRun(plan, null));
    List<RunListener> listeners = Arrays.asList(new SmallRun.Diary(), null);
    assertNamed("listener 1", () -> new TrainingRun(plan, listeners));
    assertNamed("resumed", () -> new TrainingRun(plan, List.of()).train(null));
    assertNamed("plan", () -> new TrainingTrial(null));
  }

  private static void assertNamed(String name, Executable executable) {
    assertEquals(name, assertThrows(NullPointerException.class, executable).getMessage());
  }

  @Test
  void allListenersAreToldOfTheEndAlsoWhenOneFails() throws IOException {
    var failing = mock(RunListener.class);
    var other = mock(RunListener.class);
    doThrow(new IllegalStateException("diverged")).when(failing).trained(eq(0), any());
    var run = new TrainingRun(SmallRun.plan(1, 1), List.of(failing, other));
    assertThrows(IllegalStateException.class, () -> run.train());
    verify(other, never()).trained(eq(0), any());
    verify(failing).ended();
    verify(other).ended();
  }

  @Test
  void epochsBeyondTheRecipeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SmallRun.plan(1, 4));
    assertThrows(IllegalArgumentException.class, () -> SmallRun.plan(1, 0));
  }

  @Test
  void listenerStopsTheRunAndAllAreToldTheEnd() throws IOException {
    var diary = new SmallRun.Diary();
    var second = mock(RunListener.class);
    when(second.stopsAfter(any()))
        .thenAnswer(call -> call.<EpochRecord>getArgument(0).epoch() == 1);
    Model model = new TrainingRun(SmallRun.plan(1, 3), List.of(second, diary)).train();
    assertEquals(2, diary.rows.size());
    assertEquals(diary.checkpoints.get(1).weights(), model.weights());
    verify(second).answered(any());
    verify(second).finished(model);
  }

  @Test
  void interruptionInTheLastEpochIsNotLeftToTheCaller() {
    var listener =
        new RunListener() {
          @Override
          public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
            Thread.currentThread().interrupt();
          }
        };
    var run = new TrainingRun(SmallRun.plan(1, 1), List.of(listener));
    var e = assertThrows(InterruptedRunException.class, run::train);
    assertTrue(e.getMessage().contains("after 1 of 1 epochs"), e.getMessage());
    assertFalse(Thread.interrupted());
  }
}
