package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What cannot work is refused before anything starts. */
class RunPlanTest {

  /** A batch norm over 1x1 features. */
  private static final Net ONE_PIXEL =
      Net.of(new Conv2d(1, 10, 28), new BatchNorm(10), new Flatten());

  private static RunPlan plan(Net net, LastBatch lastBatch, int images) {
    var recipe =
        new Recipe(
            8, lastBatch, 1, SmallRun.MNIST, List.of(), new Sgd(0.01, 0.9, 0), new ConstantRate());
    ImageSet set = SyntheticDigits.draw(images, 1);
    var data = new Dataset("synthetic", "", set, set, Map.of());
    return new RunPlan(
        Experiment.own("test/plan", net, recipe), data, 0, 1, SmallRun.ENGINE, Execution.cpu(1));
  }

  private static String refusal(Executable plan) {
    return assertThrows(PlanException.class, plan).getMessage();
  }

  @Test
  void epochsBeyondTheRecipeAreRefused() {
    assertEquals(
        "expected 1 to 3 epochs, found 4; the recipe has 3", refusal(() -> SmallRun.plan(1, 4)));
    assertEquals(
        "expected 1 to 3 epochs, found 0; the recipe has 3", refusal(() -> SmallRun.plan(1, 0)));
  }

  @Test
  void labelBeyondTheClassesIsRefusedWithTheFirstImageThatHasIt() {
    var set = new ImageSet(new byte[3 * ImageSet.PIXELS], new byte[] {0, 7, 9});
    assertEquals(
        "test image 1: expected a label from 0 to 4, as the net has 5 classes, found 7",
        refusal(() -> RunPlan.requireLabelsBelow(5, "test", set)));
    assertDoesNotThrow(() -> RunPlan.requireLabelsBelow(10, "test", set));
  }

  @Test
  void setSmallerThanABatchIsRefusedWhereTheLastBatchIsDropped() {
    assertEquals(
        "a recipe that drops a smaller last batch needs at least one batch of 8 training images,"
            + " found 7; keep the last batch or make batches smaller",
        refusal(() -> plan(SmallRun.NET, LastBatch.DROPPED, 7)));
    assertDoesNotThrow(() -> plan(SmallRun.NET, LastBatch.DROPPED, 8));
    assertDoesNotThrow(() -> plan(SmallRun.NET, LastBatch.KEPT, 1));
  }

  /** As in PyTorch: "Expected more than 1 value per channel when training". */
  @Test
  void batchNormOfOneValueIsRefused() {
    assertEquals(
        "layer 1, "
            + new BatchNorm(10)
            + ": in a batch of 1 image it has a single value for each channel, from which no"
            + " variance can be taken; drop the last batch or change the batch size",
        refusal(() -> plan(ONE_PIXEL, LastBatch.KEPT, 17)));
    assertDoesNotThrow(() -> plan(ONE_PIXEL, LastBatch.DROPPED, 17));
    assertDoesNotThrow(() -> plan(ONE_PIXEL, LastBatch.KEPT, 18));
    assertDoesNotThrow(() -> plan(SmallRun.NET, LastBatch.KEPT, 17));
  }

  @Test
  void deviceThatIsNotThereIsRefused() {
    assumeFalse(Files.exists(Path.of("/dev/nvidiactl")), "skipped: this machine has a GPU");
    RunPlan plan = SmallRun.plan(1, 1);
    var gpu = new Execution(Device.GPU, 1);
    String refusal =
        refusal(() -> new RunPlan(plan.experiment(), plan.dataset(), 1, 1, SmallRun.ENGINE, gpu));
    assertTrue(refusal.startsWith("TensorFlow sees no GPU here: use Device.CPU"), refusal);
  }
}
