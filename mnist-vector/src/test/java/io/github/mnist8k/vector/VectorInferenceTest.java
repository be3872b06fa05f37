package io.github.mnist8k.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Evaluation;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.SmallRun;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A trained net is asked for logits. */
class VectorInferenceTest {

  private static final ImageSet IMAGES = SyntheticDigits.draw(37, 3);
  private static final Weights WEIGHTS = Weights.initial(SmallRun.NET, new SeedStream(1));

  private static Inference inference(int threads) {
    return new VectorEngine()
        .inference(new Model(SmallRun.NET, WEIGHTS, SmallRun.MNIST), Execution.cpu(threads));
  }

  private static byte[] pixels() {
    byte[] pixels = new byte[IMAGES.size() * ImageSet.PIXELS];
    IMAGES.pixels().get(pixels);
    return pixels;
  }

  @Test
  void logitsAreThoseOfTheTest() {
    var data = new Dataset("drawn", "for a test", IMAGES, IMAGES, Map.of());
    try (Inference inference = inference(2);
        var training =
            new VectorEngine().open(SmallRun.NET, SmallRun.RECIPE, data, Execution.cpu(1))) {
      training.restore(WEIGHTS.tensors(), Trainings.freshSlots(training));
      Metrics test = training.evaluate();
      Evaluation evaluation = Evaluation.of(inference::logits, IMAGES);
      assertEquals(test.correct(), evaluation.correct());
      assertEquals(test.loss(), evaluation.loss(), 1e-9);
    }
  }

  @Test
  void imageHasTheSameLogitsInAnyBatchAndWithAnyThreads() {
    byte[] pixels = pixels();
    try (Inference one = inference(1);
        Inference three = inference(3)) {
      float[][] all = three.logits(pixels);
      for (int i = 0; i < IMAGES.size(); i++) {
        byte[] image = Arrays.copyOfRange(pixels, i * ImageSet.PIXELS, (i + 1) * ImageSet.PIXELS);
        assertArrayEquals(all[i], one.logits(image)[0], "image " + i);
      }
    }
  }

  @Test
  void wrongSizesAndUseAfterCloseAreRefused() {
    Inference inference = inference(2);
    for (int bytes : new int[] {0, 783, 785}) {
      var e = assertThrows(IllegalArgumentException.class, () -> inference.logits(new byte[bytes]));
      assertEquals("expected a positive multiple of 784 bytes, found " + bytes, e.getMessage());
    }
    inference.close();
    inference.close();
    var e = assertThrows(IllegalStateException.class, () -> inference.logits(pixels()));
    assertEquals("the training or classifier of the vector engine is closed", e.getMessage());
  }
}
