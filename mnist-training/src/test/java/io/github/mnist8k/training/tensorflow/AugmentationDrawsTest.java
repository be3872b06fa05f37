package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** The parameters of 10,000 images have the bounds and means of torchvision's. */
class AugmentationDrawsTest {

  private static final int IMAGES = 10_000;

  private final Graph graph = new Graph();
  private final Ops tf = Ops.create(graph);
  private final Operand<TUint8> images =
      tf.dtypes.cast(tf.zeros(tf.array(IMAGES, 28, 28, 1), TInt32.class), TUint8.class);
  private final Operand<TInt64> seed = tf.constant(new long[] {42, -1});
  private final AugmentationGraph augmentation = new AugmentationGraph(tf);

  @AfterEach
  void closeGraph() {
    graph.close();
  }

  @Test
  void rotationAnglesAreUniformBetweenTheirBounds() {
    assertUniform(augmentation.angles(new RandomRotation(15, 1), images, seed), -15, 15);
  }

  @Test
  void affineParametersAreUniformBetweenTheirBounds() {
    var draw = augmentation.draw(new RandomAffine(7, 0.5, 0.25, 0.93, 1.07, 10, 0), images, seed);
    assertUniform(draw.degrees(), -7, 7);
    assertUniform(draw.scale(), 0.93, 1.07);
    assertUniform(draw.shear(), -10, 10);
    assertWholePixels(draw.shiftX(), 14);
    assertWholePixels(draw.shiftY(), 7);
  }

  @Test
  void shiftsOfLessThanHalfAPixelRoundToNone() {
    var draw = augmentation.draw(new RandomAffine(7, 0.05, 0.01, 0.93, 1.07, 0, 0), images, seed);
    assertEquals(0, DoubleStream.of(values(draw.shiftY())).map(Math::abs).max().orElseThrow());
    // 0.05 x 28 = 1.4 pixels: a shift beyond half a pixel has chance 0.9 / 1.4.
    double moved = DoubleStream.of(values(draw.shiftX())).map(Math::abs).average().orElseThrow();
    assertEquals(0.9 / 1.4, moved, 5 * 0.5 / Math.sqrt(IMAGES));
  }

  @Test
  void jitterFactorsAreUniformAndTheOrderIsFair() {
    var draw = augmentation.draw(new ColorJitter(0.1, 0.2), images, seed);
    assertUniform(draw.brightness(), 0.9, 1.1);
    assertUniform(draw.contrast(), 0.8, 1.2);
    Operand<TFloat32> first = tf.dtypes.cast(draw.brightnessFirst(), TFloat32.class);
    double share = DoubleStream.of(values(first)).average().orElseThrow();
    assertEquals(0.5, share, 5 * 0.5 / Math.sqrt(IMAGES));
  }

  @Test
  void jitterFactorsAreNeverNegative() {
    var draw = augmentation.draw(new ColorJitter(3, 0), images, seed);
    assertUniform(draw.brightness(), 0, 4);
  }

  @Test
  void parametersOfOneImageAreIndependent() {
    var draw = augmentation.draw(new RandomAffine(7, 0, 0, 0.93, 1.07, 0, 0), images, seed);
    double[] degrees = values(draw.degrees());
    double[] scale = values(draw.scale());
    double product = 0;
    for (int i = 0; i < IMAGES; i++) {
      product += degrees[i] / 7 * (scale[i] - 1) / 0.07;
    }
    assertEquals(0, product / IMAGES, 5 / 3.0 / Math.sqrt(IMAGES));
  }

  /** Bounds kept and nearly reached; mean and variance within five standard errors. */
  private void assertUniform(Operand<TFloat32> parameter, double low, double high) {
    double[] values = values(parameter);
    double width = high - low;
    double min = DoubleStream.of(values).min().orElseThrow();
    double max = DoubleStream.of(values).max().orElseThrow();
    assertTrue(min >= low - 1e-6 && min < low + 0.01 * width, "least is " + min);
    assertTrue(max <= high + 1e-6 && max > high - 0.01 * width, "largest is " + max);
    double mean = DoubleStream.of(values).average().orElseThrow();
    assertEquals((low + high) / 2, mean, 5 * width / Math.sqrt(12.0 * IMAGES));
    double variance =
        DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    assertEquals(width * width / 12, variance, 0.05 * width * width / 12);
  }

  private void assertWholePixels(Operand<TFloat32> shift, int most) {
    double[] values = values(shift);
    for (double value : values) {
      assertEquals(Math.rint(value), value);
      assertTrue(Math.abs(value) <= most);
    }
    assertEquals(most, DoubleStream.of(values).max().orElseThrow());
    assertEquals(-most, DoubleStream.of(values).min().orElseThrow());
    double mean = DoubleStream.of(values).average().orElseThrow();
    assertEquals(0, mean, 5 * 2 * most / Math.sqrt(12.0 * IMAGES));
  }

  private double[] values(Operand<TFloat32> parameter) {
    try (Session session = new Session(graph);
        Result result = session.runner().fetch(parameter).run()) {
      TFloat32 tensor = (TFloat32) result.get(0);
      assertEquals(Shape.of(IMAGES), tensor.shape());
      double[] values = new double[IMAGES];
      for (int i = 0; i < IMAGES; i++) {
        values[i] = tensor.getFloat(i);
      }
      return values;
    }
  }
}
