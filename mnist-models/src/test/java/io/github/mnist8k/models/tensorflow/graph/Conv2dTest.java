package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.FeatureShape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Kernels here are asymmetric and channels differ, so that a layout with two axes swapped gives
 * other numbers.
 */
class Conv2dTest {

  @Test
  void eachOutputChannelAddsUpItsKernelsOverAllInputChannels() {
    float[] output =
        new OneLayer(new Conv2d(2, 2, 2), new FeatureShape(2, 3, 3))
            .with(
                "weight", 1, 2, 3, 4, /* */ 0, 1, 0, 0, /* second output */ 0, 0, 1, 0, /* */ 2, 0,
                0, 0)
            .infer(
                1, 2, 3, 4, 5, 6, 7, 8, 9, /* second input */ 10, 20, 30, 40, 50, 60, 70, 80, 90);
    assertArrayEquals(
        new float[] {37 + 20, 47 + 30, 67 + 50, 77 + 60, 4 + 20, 5 + 40, 7 + 80, 8 + 100}, output);
  }

  @Test
  void paddingAddsZerosOnEachSideAndBiasIsAddedEverywhere() {
    float[] output =
        new OneLayer(new Conv2d(1, 1, 3).padded(1).withBias(), new FeatureShape(1, 2, 2))
            .with("weight", 1, 2, 3, 4, 5, 6, 7, 8, 9)
            .with("bias", 0.5f)
            .infer(1, 2, 3, 4);
    assertArrayEquals(new float[] {77.5f, 67.5f, 47.5f, 37.5f}, output);
  }

  @Test
  void biasBelongsToItsOutputChannel() {
    float[] output =
        new OneLayer(new Conv2d(1, 2, 1).withBias(), new FeatureShape(1, 1, 2))
            .with("weight", 2, 3)
            .with("bias", 10, 100)
            .infer(1, 5);
    assertArrayEquals(new float[] {12, 20, 103, 115}, output);
  }

  static Stream<Arguments> kernels() {
    return Stream.of(
        Arguments.of(1, 0, 1),
        Arguments.of(2, 0, 2),
        Arguments.of(4, 0, 5),
        Arguments.of(5, 0, 5),
        Arguments.of(3, 1, 1), // larger than the image, which only the padding makes up for
        Arguments.of(5, 2, 2),
        Arguments.of(7, 3, 4),
        Arguments.of(9, 4, 9));
  }

  @ParameterizedTest(name = "kernel {0}, padding {1}, {2} rows")
  @MethodSource("kernels")
  void kernelsOfAnySizeSumUpWhatTheyCover(int kernel, int padding, int rows) {
    float[] weight = counted(kernel * kernel);
    float[] image = counted(rows * rows);
    float[] output =
        new OneLayer(new Conv2d(1, 1, kernel).padded(padding), new FeatureShape(1, rows, rows))
            .with("weight", weight)
            .infer(image);
    assertArrayEquals(convolved(weight, kernel, padding, image, rows), output);
  }

  private static float[] counted(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i + 1;
    }
    return values;
  }

  private static float[] convolved(
      float[] weight, int kernel, int padding, float[] image, int rows) {
    int size = rows + 2 * padding - kernel + 1;
    float[] output = new float[size * size];
    for (int tap = 0; tap < kernel * kernel; tap++) {
      for (int i = 0; i < output.length; i++) {
        int row = i / size + tap / kernel - padding;
        int column = i % size + tap % kernel - padding;
        if (row >= 0 && row < rows && column >= 0 && column < rows) {
          output[i] += weight[tap] * image[row * rows + column];
        }
      }
    }
    return output;
  }

  @Test
  void imagesOfABatchStayApart() {
    float[] output =
        new OneLayer(new Conv2d(1, 1, 2), new FeatureShape(1, 2, 2))
            .with("weight", 1, 2, 3, 4)
            .infer(1, 0, 0, 0, /* second image */ 0, 0, 0, 1);
    assertArrayEquals(new float[] {1, 4}, output);
  }
}
