package io.github.mnist8k.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.ImageSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nets here take the class from the first pixel of an image. */
class EvaluationTest {

  private static final float LOGIT = (float) Math.log(3);

  /** Logits of 0, and one of log 3 for the class that the first pixel names. */
  private static Function<byte[], float[][]> firstPixel(int classes) {
    return pixels -> {
      float[][] logits = new float[pixels.length / ImageSet.PIXELS][classes];
      for (int i = 0; i < logits.length; i++) {
        logits[i][pixels[i * ImageSet.PIXELS]] = LOGIT;
      }
      return logits;
    };
  }

  private static ImageSet images(byte[] labels, int... firstPixels) {
    byte[] pixels = new byte[labels.length * ImageSet.PIXELS];
    for (int i = 0; i < labels.length; i++) {
      pixels[i * ImageSet.PIXELS] = (byte) firstPixels[i];
    }
    return new ImageSet(pixels, labels);
  }

  @Test
  void noImagesAreRefusedByName() {
    var e = assertThrows(NullPointerException.class, () -> Evaluation.of(firstPixel(10), null));
    assertEquals("set", e.getMessage());
  }

  @Test
  void hitsAndLossAreCountedOverAllImagesAndForEachClass() {
    ImageSet set = images(new byte[] {0, 1, 1, 9}, 0, 1, 2, 15);
    Evaluation evaluation = Evaluation.of(firstPixel(16), set);
    assertEquals(4, evaluation.images());
    assertEquals(2, evaluation.correct());
    assertEquals(50, evaluation.accuracy());
    // The softmax's sum is 3 + 15 for each image.
    double loss = Math.log(18) - 2 * Math.log(3) / 4;
    assertEquals(loss, evaluation.loss(), 1e-6);
    assertEquals(10, evaluation.perClass().size(), "classes after the tenth have no images");
    assertEquals(new Evaluation.ClassResult(1, 2, 1), evaluation.perClass().get(1));
    assertEquals(OptionalDouble.of(50), evaluation.perClass().get(1).accuracy());
  }

  @Test
  void classWithoutImagesHasNoAccuracy() {
    var perClass = Evaluation.of(firstPixel(10), images(new byte[] {4}, 4)).perClass();
    assertEquals(OptionalDouble.empty(), perClass.get(3).accuracy());
    assertEquals(OptionalDouble.of(100), perClass.get(4).accuracy());
  }

  @Test
  void netWithFewerClassesHasNoOthers() {
    var perClass = Evaluation.of(firstPixel(2), images(new byte[] {1, 1, 0}, 1, 0, 0)).perClass();
    assertEquals(
        List.of(new Evaluation.ClassResult(0, 1, 1), new Evaluation.ClassResult(1, 2, 1)),
        perClass);
  }

  @Test
  void labelThatTheNetDoesNotHaveIsNamedWithItsImage() {
    ImageSet set = images(new byte[] {1, 5}, 1, 1);
    var refused =
        assertThrows(IllegalArgumentException.class, () -> Evaluation.of(firstPixel(2), set));
    assertEquals(
        "image 1: expected a label below 2, the net's number of classes, found 5",
        refused.getMessage());
  }

  /** More than one batch of 1,000. */
  @Test
  void everyImageIsCountedOnce() {
    byte[] labels = new byte[2001];
    labels[2000] = 7;
    int[] pixels = IntStream.range(0, 2001).map(i -> labels[i]).toArray();
    Evaluation evaluation = Evaluation.of(firstPixel(10), images(labels, pixels));
    assertEquals(2001, evaluation.correct());
    assertEquals(new Evaluation.ClassResult(7, 1, 1), evaluation.perClass().get(7));
  }
}
