package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Every update draws its own random numbers. All images are the same one and the learning rate is
 * next to nothing, so that the training loss depends on dropout alone.
 */
class UpdateSeedTest {

  private static final int BATCH = 32;

  private static double[] trainLosses(int updatesPerEpoch, int epochs, long seed)
      throws IOException {
    int images = updatesPerEpoch * BATCH;
    byte[] pixels = new byte[images * ImageSet.PIXELS];
    for (int i = 0; i < images; i++) {
      System.arraycopy(
          SmallRun.DATA.train().image(0), 0, pixels, i * ImageSet.PIXELS, ImageSet.PIXELS);
    }
    var set = new ImageSet(pixels, new byte[images]);
    var data = new Dataset("synthetic", "one image", set, set, Map.of());
    var recipe =
        new Recipe(
            BATCH,
            LastBatch.KEPT,
            epochs,
            SmallRun.MNIST,
            List.of(),
            new Sgd(1e-30, 0, 0),
            new ConstantRate());
    var plan =
        new RunPlan(
            Experiment.own("test/small", SmallRun.NET, recipe),
            data,
            seed,
            epochs,
            SmallRun.ENGINE,
            Execution.cpu(1));
    double[] losses = new double[epochs];
    var listener =
        new RunListener() {
          @Override
          public void trained(int epoch, Metrics train) {
            losses[epoch] = train.loss();
          }
        };
    new TrainingRun(plan, List.of(listener)).train(Optional.empty());
    return losses;
  }

  @Test
  void epochsDiffer() throws IOException {
    double[] losses = trainLosses(1, 4, 1);
    assertEquals(4, Arrays.stream(losses).distinct().count(), Arrays.toString(losses));
  }

  /** Two equal updates would have the mean of one. */
  @Test
  void updatesOfOneEpochDiffer() throws IOException {
    assertNotEquals(trainLosses(1, 1, 1)[0], trainLosses(2, 1, 1)[0], 1e-6);
  }

  @Test
  void sameSeedDrawsTheSame() throws IOException {
    assertEquals(trainLosses(1, 1, 1)[0], trainLosses(1, 1, 1)[0]);
  }
}
