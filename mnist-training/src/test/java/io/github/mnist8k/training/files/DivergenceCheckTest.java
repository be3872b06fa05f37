package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.DivergenceCheck.DivergedException;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.recipe.StepDecay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DivergenceCheckTest {

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void lossThatIsNoNumberEndsTheRun(double lossSum) {
    var check = new DivergenceCheck();
    var metrics = new Metrics(10, lossSum, 1);
    assertOneLine(
        "training diverged in epoch 4: the training loss is " + lossSum,
        assertThrows(DivergedException.class, () -> check.trained(4, metrics)));
    assertOneLine(
        "training diverged in epoch 4: the test loss is " + lossSum,
        assertThrows(DivergedException.class, () -> check.tested(4, metrics)));
  }

  private static void assertOneLine(String start, DivergedException diverged) {
    String message = diverged.getMessage();
    assertTrue(message.startsWith(start + "; "), message);
    assertTrue(message.contains("lower the learning rate and train anew"), message);
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void weightThatIsNoNumberEndsTheRunWhereTheLossesAreSound() {
    var sound = new FloatTensor(List.of(2), new float[] {1, Float.MAX_VALUE});
    var spoilt = new FloatTensor(List.of(2), new float[] {1, Float.POSITIVE_INFINITY});
    var row = new EpochRecord("a/b", "synthetic", 1, 4, 10, 0.1, 0.9, 1, 50, 1, 5, 50, 1, 1);
    var check = new DivergenceCheck();
    check.epochEnded(row, checkpoint(sound));
    assertOneLine(
        "training diverged in epoch 4: a value of 1.running_var is Infinity",
        assertThrows(DivergedException.class, () -> check.epochEnded(row, checkpoint(spoilt))));
  }

  private static Checkpoint checkpoint(FloatTensor tensor) {
    return new Checkpoint(List.of(1.0), new Weights(Map.of("1.running_var", tensor), 50), Map.of());
  }

  @Test
  void largeLossIsNoDivergence() {
    new DivergenceCheck().trained(0, new Metrics(10, 1e30, 1));
    new DivergenceCheck().tested(0, new Metrics(10, 1e30, 1));
  }

  /** Without batch norm, and with layers that might swallow what is not a number. */
  private static final Net BARE =
      Net.of(
          new Conv2d(1, 4, 3),
          new Relu(),
          new MaxPool(2, 2),
          new Conv2d(4, 4, 3),
          new Relu(),
          new Conv2d(4, 10, 11),
          new Flatten());

  static Stream<Arguments> divergences() {
    return Stream.of(
        Arguments.of("losses hide infinite running statistics", SmallRun.NET, 1e8),
        Arguments.of("the test loss is spoilt alone", SmallRun.NET, 1e4),
        Arguments.of("the training loss with batch norm", SmallRun.NET, 1e38),
        Arguments.of("the training loss without", BARE, 1e38));
  }

  /** The first epoch is sound; in the second the rate grows by a factor beyond all measure. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("divergences")
  void absurdRateEndsTheRunAndKeepsTheRowsBefore(
      String name, Net net, double factor, @TempDir Path out) throws IOException {
    var recipe = SmallRun.with(new Sgd(0.01, 0.9, 0), new StepDecay(1, factor));
    var plan =
        new RunPlan(
            Experiment.own("test/small", net, recipe),
            SmallRun.DATA,
            1,
            3,
            SmallRun.ENGINE,
            Execution.cpu(2));
    RunFolder folder = RunFolder.of(out, "test/small", 1);
    assertThrows(DivergedException.class, () -> SmallRun.train(plan, folder, false));
    assertEquals(1, EpochCsv.read(folder.epochs()).size());
    var checkpoint = new CheckpointFile(folder.checkpoint(), plan).read().orElseThrow();
    assertEquals(1, checkpoint.epochsDone());
    assertFalse(Files.exists(folder.weights()));
  }
}
