package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.Sessions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The angles that augmentation draws, measured on its images: where the right half of a disc points
 * afterwards.
 */
class RandomAngleTest {

  private static final int IMAGES = 10_000;
  private static final double CENTRE = 13.5;

  /** Degrees by which a measurement may be wrong, because pixels are whole. */
  private static final double BLUR = 0.5;

  private static final byte[] HALVES = halves();

  private static byte[] halves() {
    byte[] halves = new byte[IMAGES * ImageSet.PIXELS];
    for (int i = 0; i < halves.length; i++) {
      double x = i % 28 - CENTRE;
      double y = i / 28 % 28 - CENTRE;
      halves[i] = (byte) (x > 0 && x * x + y * y < 169 ? 1 : 0);
    }
    return halves;
  }

  private static byte[] augmented(List<Augmentation> augmentations, long noise) {
    return PixelGraph.run(
        HALVES,
        (tf, images) -> new AugmentationGraph(tf).apply(augmentations, images, tf.constant(noise)));
  }

  private static double[] degrees(byte[] halves) {
    double[] degrees = new double[IMAGES];
    for (int image = 0; image < IMAGES; image++) {
      double x = 0;
      double y = 0;
      for (int i = 0; i < ImageSet.PIXELS; i++) {
        byte pixel = halves[image * ImageSet.PIXELS + i];
        x += pixel * (i % 28 - CENTRE);
        y += pixel * (CENTRE - i / 28);
      }
      degrees[image] = Math.toDegrees(Math.atan2(y, x));
    }
    return degrees;
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double variance(double[] values) {
    return Arrays.stream(values).map(value -> value * value).average().orElseThrow();
  }

  @Test
  void anglesReachFromBoundToBoundOnBothSides() {
    for (double bound : new double[] {15, 40}) {
      double[] degrees = degrees(augmented(List.of(new RandomRotation(bound, 0)), 42));
      assertEquals(bound, Arrays.stream(degrees).max().orElseThrow(), BLUR);
      assertEquals(-bound, Arrays.stream(degrees).min().orElseThrow(), BLUR);
      double variance = bound * bound / 3;
      assertEquals(0, mean(degrees), 5 * Math.sqrt(variance / IMAGES));
      assertEquals(variance, variance(degrees), 0.05 * variance);
    }
  }

  /**
   * The numbers themselves, which pixels show too coarsely: each tenth of the interval holds a
   * tenth of them.
   */
  @Test
  void drawsAreUniform() {
    int[] counts = new int[10];
    for (float draw : draws(15)) {
      assertTrue(draw >= -15 && draw < 15, "found " + draw);
      counts[(int) ((draw + 15) / 3)]++;
    }
    for (int count : counts) {
      assertEquals(IMAGES / 10, count, 5 * Math.sqrt(IMAGES * 0.1 * 0.9));
    }
  }

  private static float[] draws(double bound) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
      Ops tf = Ops.create(graph);
      var images = tf.zeros(tf.constant(new int[] {IMAGES, 28, 28, 1}), TUint8.class);
      var seed = tf.constant(new long[] {42, -1});
      var draws = new AugmentationGraph(tf).angles(new RandomRotation(bound, 0), images, seed);
      try (Result result = session.runner().fetch(draws).run()) {
        return StdArrays.array1dCopyOf((TFloat32) result.get(0));
      }
    }
  }

  @Test
  void neighboursInABatchTurnIndependently() {
    double[] degrees = degrees(augmented(List.of(new RandomRotation(15, 0)), 42));
    double products = 0;
    for (int i = 1; i < IMAGES; i++) {
      products += degrees[i] * degrees[i - 1];
    }
    assertEquals(0, products / IMAGES / variance(degrees), 0.05);
  }

  /** Of two independent angles the variances add up; one angle twice would give twice as much. */
  @Test
  void eachAugmentationOfAListDrawsItsOwnAngles() {
    var rotation = new RandomRotation(15, 0);
    double[] degrees = degrees(augmented(List.of(rotation, rotation), 42));
    double variance = 2 * 15 * 15 / 3.0;
    assertEquals(variance, variance(degrees), 0.1 * variance);
  }

  @Test
  void sameUpdateTurnsTheSameAndAnotherOtherwise() {
    List<Augmentation> rotation = List.of(new RandomRotation(15, 0));
    byte[] once = augmented(rotation, 42);
    assertArrayEquals(once, augmented(rotation, 42));
    assertFalse(Arrays.equals(once, augmented(rotation, 43)));
  }

  @Test
  void withoutAugmentationNothingChanges() {
    assertArrayEquals(HALVES, augmented(List.of(), 42));
    assertTrue(Math.abs(mean(degrees(HALVES))) < 1e-9);
  }
}
