package io.github.mnist8k.digits.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsLayer;
import io.github.mnist8k.digits.file.DigitsLayer.AvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.DigitsLayer.Flatten;
import io.github.mnist8k.digits.file.DigitsLayer.GlobalAvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Linear;
import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.DigitsLayer.ScaleShift;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Both kernels against the definitions of the layers, on shapes that fit no tile. */
class KernelTest {

  private static final Random RANDOM = new Random(1);

  /** Of the largest logit. */
  private static final double TOLERANCE = 1e-5;

  static List<List<DigitsLayer>> nets() {
    return List.of(
        // The image itself, without a convolution.
        List.of(new AvgPool(3), new Relu(), new Flatten(), linear(81, 10)),
        // One output value per channel.
        List.of(convolution(1, 10, 28, 0)),
        List.of(convolution(1, 1, 1, 0), new MaxPool(9, 9), new Flatten(), linear(9, 11)),
        // Odd channels, large kernels, borders of several widths in one row of convolutions.
        List.of(
            convolution(1, 7, 5, 2),
            new Relu(),
            convolution(7, 5, 1, 0),
            convolution(5, 3, 7, 3),
            new Relu(),
            convolution(3, 6, 2, 0),
            convolution(6, 10, 3, 1),
            new GlobalAvgPool()),
        // Pooling whose windows overlap, leave a rest, or feed a border.
        List.of(
            convolution(1, 4, 3, 0),
            new MaxPool(3, 2),
            scaleShift(4),
            convolution(4, 9, 3, 1),
            new MaxPool(2, 3),
            convolution(9, 12, 3, 1),
            new Relu(),
            scaleShift(12),
            new Relu(),
            new AvgPool(2),
            new Flatten(),
            linear(48, 20),
            new Relu(),
            linear(20, 10)),
        // A norm before a padded convolution must leave the border zero.
        List.of(scaleShift(1), convolution(1, 10, 3, 1), new GlobalAvgPool(), scaleShift(10)));
  }

  private static DigitsLayer convolution(int in, int out, int kernel, int padding) {
    return new Convolution(
        in,
        out,
        kernel,
        padding,
        numbers(out * in * kernel * kernel, in * kernel),
        numbers(out, 1));
  }

  private static DigitsLayer scaleShift(int channels) {
    return new ScaleShift(channels, numbers(channels, 1), numbers(channels, 1));
  }

  private static DigitsLayer linear(int in, int out) {
    return new Linear(in, out, numbers(in * out, in), numbers(out, 1));
  }

  private static FloatBuffer numbers(int count, int size) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (RANDOM.nextGaussian() / Math.sqrt(size));
    }
    return FloatBuffer.wrap(values);
  }

  @ParameterizedTest
  @MethodSource("nets")
  void plainLoopsComputeTheDefinition(List<DigitsLayer> layers) {
    assertComputes(layers, Kernel.plain());
  }

  @ParameterizedTest
  @MethodSource("nets")
  void vectorInstructionsComputeTheDefinition(List<DigitsLayer> layers) {
    assertComputes(layers, Kernel.fastest());
  }

  /** The tests' JVM has the module. */
  @Test
  void fastestIsTheVectorKernel() {
    assertTrue(Kernel.fastest().name().startsWith("Vector API, "), Kernel.fastest().name());
    assertEquals("plain Java", Kernel.plain().name());
  }

  /** Several images, one after the other: what an image leaves behind changes no other. */
  private static void assertComputes(List<DigitsLayer> layers, Kernel kernel) {
    DigitsFile file = new DigitsFile("net", "", "", 0.1f, 0.3f, layers);
    var inference = new Inference(file, kernel);
    byte[] pixels = new byte[784];
    for (int image = 0; image < 3; image++) {
      RANDOM.nextBytes(pixels);
      double[] expected = NaiveNet.logits(file, pixels);
      float[] found = inference.logits(pixels);
      double largest = 0;
      for (double logit : expected) {
        largest = Math.max(largest, Math.abs(logit));
      }
      assertEquals(expected.length, found.length);
      for (int c = 0; c < expected.length; c++) {
        assertEquals(expected[c], found[c], TOLERANCE * largest);
      }
    }
  }
}
