package io.github.mnist8k.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.nets.Era2Session7;
import io.github.mnist8k.models.nets.EraAssignment6;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorTrainingTest {

  private static final Rates RATES = new Rates(0.05, 0.9);

  private static VectorTraining open(Net net, int batch, int threads) {
    var rotation = new RandomRotation(10, 1);
    return Trainings.open(net, batch, List.of(rotation), Trainings.SGD, threads);
  }

  private static Map<String, List<Float>> values(Map<String, FloatTensor> tensors) {
    Map<String, List<Float>> values = new LinkedHashMap<>();
    tensors.forEach(
        (key, tensor) -> {
          Float[] numbers = new Float[tensor.size()];
          for (int i = 0; i < numbers.length; i++) {
            numbers[i] = tensor.get(i);
          }
          values.put(key, List.of(numbers));
        });
    return values;
  }

  @Test
  void learnsAFewImagesByHeart() {
    try (VectorTraining training = open(Era2Session7.step3(), 20, 2)) {
      for (int number = 1; number <= 40; number++) {
        training.update(List.of(Trainings.update(20, RATES, number)));
        if (number == 1) {
          assertTrue(training.takeTrainMetrics().loss() > 2);
        }
      }
      Metrics metrics = training.takeTrainMetrics();
      assertEquals(39 * 20, metrics.images());
      assertTrue(metrics.accuracy() > 60, metrics.toString());
    }
  }

  /** What lies in the lanes and groups of an earlier, larger batch counts nowhere. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 33})
  void aSmallBatchAfterALargeOneIsThatOfAFreshTraining(int images) {
    Net net = EraAssignment6.model1();
    try (VectorTraining used = open(net, 40, 2);
        VectorTraining fresh = open(net, 40, 2)) {
      used.update(List.of(Trainings.update(40, RATES, 1)));
      used.restore(Trainings.weights(net), Trainings.freshSlots(used));
      used.evaluate();
      for (VectorTraining training : List.of(used, fresh)) {
        training.takeTrainMetrics();
        training.update(List.of(Trainings.update(images, RATES, 2)));
      }
      assertEquals(fresh.takeTrainMetrics(), used.takeTrainMetrics());
      assertEquals(values(fresh.weights()), values(used.weights()));
    }
  }

  /** The state is all there is: a training that takes it goes on with the same bits. */
  @Test
  void aRestoredTrainingGoesOnBitForBit() {
    Net net = Era2Session7.step6();
    try (VectorTraining whole = open(net, 32, 2);
        VectorTraining resumed = open(net, 32, 1)) {
      whole.update(List.of(Trainings.update(32, RATES, 1)));
      resumed.restore(whole.weights(), whole.slots());
      whole.update(List.of(Trainings.update(32, RATES, 2)));
      whole.update(List.of(Trainings.update(20, RATES, 3)));
      resumed.update(List.of(Trainings.update(32, RATES, 2)));
      assertNotEquals(values(whole.weights()), values(resumed.weights()));
      resumed.update(List.of(Trainings.update(20, RATES, 3)));
      assertEquals(values(whole.weights()), values(resumed.weights()));
      assertEquals(values(whole.slots()), values(resumed.slots()));
      assertEquals(whole.evaluate(), resumed.evaluate());
    }
  }

  /** After warming up an update takes no memory but for what the JVM itself may need. */
  @Test
  void anUpdateTakesNoMemory() {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (VectorTraining training = open(Era2Session7.step5(), 64, 1)) {
      var chunk = List.of(Trainings.update(64, RATES, 1));
      long taken = Long.MAX_VALUE;
      for (int i = 0; i < 1500 && taken > 1000; i++) {
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        training.update(chunk);
        taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
      }
      assertTrue(taken <= 1000, taken + " bytes");
    }
  }

  @Test
  @Timeout(60)
  void aPreparedNetIsTrainedLikeAnyOther() {
    Net net = Era2Session7.step6();
    new VectorEngine().prepare(net);
    try (VectorTraining prepared = open(net, 16, 1);
        VectorTraining other = open(net, 16, 2)) {
      for (VectorTraining training : List.of(prepared, other)) {
        training.update(List.of(Trainings.update(16, RATES, 1)));
      }
      assertEquals(values(other.weights()), values(prepared.weights()));
    }
  }

  @Test
  void onlyTheCpuIsTaken() {
    var images = Trainings.images(2);
    var data = new Dataset("random", "none", images, images, Map.of());
    var recipe =
        new Recipe(
            2, LastBatch.KEPT, 1, Trainings.MNIST, List.of(), Trainings.SGD, new ConstantRate());
    var gpu = new Execution(Device.GPU, 1);
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new VectorEngine().open(Era2Session7.step5(), recipe, data, gpu));
    assertEquals(
        "engine vector: it computes on the CPU alone, asked for a GPU; use the engine tensorflow",
        e.getMessage());
  }

  @Test
  void stateOfAnotherNetIsRefused() {
    try (VectorTraining training = open(Era2Session7.step5(), 16, 1)) {
      var other = Trainings.weights(Era2Session7.step6());
      var slots = Trainings.freshSlots(training);
      var e = assertThrows(IllegalArgumentException.class, () -> training.restore(other, slots));
      assertEquals("0.weight: expected [12, 1, 3, 3], found [10, 1, 3, 3]", e.getMessage());
    }
  }

  @Test
  void batchesOfAnotherSizeAreRefused() {
    try (VectorTraining training = open(Era2Session7.step5(), 16, 1)) {
      var large = List.of(Trainings.update(17, RATES, 1));
      var e = assertThrows(IllegalArgumentException.class, () -> training.update(large));
      assertEquals(
          "expected updates of the same batch size, 1 to 16, found 17 and 17", e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> training.update(List.of()));
    }
  }

  @Test
  void aClosedTrainingSaysSoAndClosesAgain() {
    VectorTraining training = open(Era2Session7.step5(), 16, 2);
    training.close();
    training.close();
    var e = assertThrows(IllegalStateException.class, training::evaluate);
    assertEquals("the training or classifier of the vector engine is closed", e.getMessage());
  }

  @Test
  @Timeout(20)
  void aFailureOnOneThreadReachesTheCaller() {
    try (VectorTraining training = open(Era2Session7.step6(), 32, 2)) {
      int[] rows = new int[32];
      rows[31] = 100_000; // in the second thread's group
      var wrong = List.of(new Update(rows, RATES, 1, 1));
      var e = assertThrows(IllegalStateException.class, () -> training.update(wrong));
      assertTrue(e.getMessage().contains("IndexOutOfBounds"), e.getMessage());
      assertThrows(IllegalStateException.class, training::evaluate);
    }
  }
}
