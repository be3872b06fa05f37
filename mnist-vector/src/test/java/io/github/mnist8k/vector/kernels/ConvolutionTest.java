package io.github.mnist8k.vector.kernels;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Convolutions and their gradients against plain loops, on shapes that no tile fits. */
class ConvolutionTest {

  private static final int LANES = Lanes.GROUP;

  /** Features of a group as plain numbers, zero outside. */
  private record Features(float[][][][] values) {

    static Features random(int channels, int height, int width, long seed) {
      var random = new Random(seed);
      var values = new float[channels][height][width][LANES];
      for (float[][][] channel : values) {
        for (float[][] row : channel) {
          for (float[] pixel : row) {
            for (int lane = 0; lane < LANES; lane++) {
              pixel[lane] = random.nextFloat() - 0.5f;
            }
          }
        }
      }
      return new Features(values);
    }

    float at(int channel, int row, int column, int lane) {
      boolean inside =
          row >= 0 && row < values[0].length && column >= 0 && column < values[0][0].length;
      return inside ? values[channel][row][column][lane] : 0;
    }

    float[] in(Plane plane) {
      float[] memory = plane.allocate();
      for (int c = 0; c < plane.channels(); c++) {
        for (int i = 0; i < plane.height(); i++) {
          for (int j = 0; j < plane.width(); j++) {
            System.arraycopy(values[c][i][j], 0, memory, plane.at(c, i, j), LANES);
          }
        }
      }
      return memory;
    }
  }

  private static float[] weights(int size, long seed) {
    var random = new Random(seed);
    float[] weights = new float[size];
    for (int i = 0; i < size; i++) {
      weights[i] = random.nextFloat() - 0.5f;
    }
    return weights;
  }

  @ParameterizedTest
  @CsvSource({
    "1,12,28,28,3,1", "1,10,28,28,3,0", "3,1,9,11,3,1", "2,7,5,6,5,2", "5,5,6,6,1,0",
    "12,10,4,4,3,0", "4,22,3,3,3,0", "9,11,7,13,7,3", "13,3,2,9,1,0", "6,16,10,10,9,0"
  })
  void forwardIsThePlainSumBitForBit(
      int inputs, int outputs, int height, int width, int kernel, int padding) {
    Features x = Features.random(inputs, height, width, 1);
    float[] w = weights(outputs * inputs * kernel * kernel, 2);
    float[] bias = weights(outputs, 3);
    var in = new Plane(inputs, height, width, padding);
    int shrink = kernel - 1 - 2 * padding;
    var out = new Plane(outputs, height - shrink, width - shrink, 0);
    var convolution = new Convolution(in, out, kernel);
    convolution.weights(w, bias);
    float[] y = out.allocate();
    convolution.apply(x.in(in), y);
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < out.height(); i++) {
        for (int j = 0; j < out.width(); j++) {
          for (int lane = 0; lane < LANES; lane++) {
            float sum = bias[o];
            int at = o * inputs * kernel * kernel;
            for (int c = 0; c < inputs; c++) {
              for (int tap = 0; tap < kernel * kernel; tap++, at++) {
                int row = i + tap / kernel - padding;
                int column = j + tap % kernel - padding;
                sum = Math.fma(x.at(c, row, column, lane), w[at], sum);
              }
            }
            assertEquals(sum, y[out.at(o, i, j) + lane], "output " + o + " at " + i + ", " + j);
          }
        }
      }
    }
  }

  /** The gradient by the input is the transpose of the convolution: (y, A x) = (At y, x). */
  @ParameterizedTest
  @CsvSource({
    "10,12,28,28,3,1",
    "10,16,12,12,3,0",
    "3,1,9,11,3,1",
    "2,7,5,6,5,2",
    "5,5,6,6,1,0",
    "12,10,4,4,3,0"
  })
  void gradientByTheInputIsTheTranspose(
      int inputs, int outputs, int height, int width, int kernel, int padding) {
    int shrink = kernel - 1 - 2 * padding;
    var in = new Plane(inputs, height, width, padding);
    var out = new Plane(outputs, height - shrink, width - shrink, 0);
    var dyPlane = new Plane(outputs, out.height(), out.width(), kernel - 1 - padding);
    Features dy = Features.random(outputs, out.height(), out.width(), 4);
    float[] w = weights(outputs * inputs * kernel * kernel, 5);
    var backward = new Convolution(dyPlane, in.bare(), kernel);
    backward.turnedWeights(w);
    float[] dx = in.bare().allocate();
    backward.apply(dy.in(dyPlane), dx);
    for (int c = 0; c < inputs; c++) {
      for (int i = 0; i < height; i++) {
        for (int j = 0; j < width; j++) {
          double sum = 0;
          for (int o = 0; o < outputs; o++) {
            for (int tap = 0; tap < kernel * kernel; tap++) {
              int row = i - tap / kernel + padding;
              int column = j - tap % kernel + padding;
              sum +=
                  (double) w[(o * inputs + c) * kernel * kernel + tap] * dy.at(o, row, column, 7);
            }
          }
          assertEquals(sum, dx[in.bare().at(c, i, j) + 7], 1e-5, c + " at " + i + ", " + j);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1,12,28,28,3,1",
    "10,16,12,12,3,0",
    "3,1,9,11,3,1",
    "2,7,5,6,5,2",
    "1,5,6,6,1,0",
    "12,10,4,4,3,0",
    "7,13,8,3,3,0"
  })
  void gradientByTheWeightsIsThePlainSum(
      int inputs, int outputs, int height, int width, int kernel, int padding) {
    int shrink = kernel - 1 - 2 * padding;
    var in = new Plane(inputs, height, width, padding);
    var dyPlane = new Plane(outputs, height - shrink, width - shrink, kernel - 1 - padding);
    Features x = Features.random(inputs, height, width, 6);
    Features dy = Features.random(outputs, dyPlane.height(), dyPlane.width(), 7);
    var gradient = new WeightGradient(in, dyPlane, kernel);
    float[] sums = new float[gradient.sums()];
    gradient.apply(x.in(in), dy.in(dyPlane), sums, new float[WeightGradient.MEMORY]);
    float[] dw = new float[gradient.weights()];
    gradient.collect(new float[][] {sums, sums}, 2, 0, dw.length, dw, new float[LANES]);
    for (int o = 0, at = 0; o < outputs; o++) {
      for (int c = 0; c < inputs; c++) {
        for (int tap = 0; tap < kernel * kernel; tap++, at++) {
          double sum = 0;
          for (int i = 0; i < dyPlane.height(); i++) {
            for (int j = 0; j < dyPlane.width(); j++) {
              for (int lane = 0; lane < LANES; lane++) {
                int row = i + tap / kernel - padding;
                int column = j + tap % kernel - padding;
                sum += (double) x.at(c, row, column, lane) * dy.at(o, i, j, lane);
              }
            }
          }
          assertEquals(2 * sum, dw[at], 2e-4, "weight " + at);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"48,10,1,1", "33,3,1,2", "16,5,1,1", "100,12,5,1"})
  void denseGradientIsThePlainSumInPartsToo(int inputs, int outputs, int border, int parts) {
    var plane = new Plane(outputs, 1, 1, border - 1);
    var gradient = new DenseGradient(inputs, plane, 48);
    double[] sums = new double[outputs * inputs];
    for (int group = 0; group < 2; group++) {
      Features x = Features.random(inputs, 1, 1, 8 + group);
      Features dy = Features.random(outputs, 1, 1, 18 + group);
      gradient.take(x.in(new Plane(inputs, 1, 1, 0)), dy.in(plane), group * LANES);
      for (int i = 0; i < sums.length; i++) {
        for (int lane = 0; lane < LANES; lane++) {
          sums[i] += (double) x.at(i % inputs, 0, 0, lane) * dy.at(i / inputs, 0, 0, lane);
        }
      }
    }
    gradient.pack(2 * LANES);
    float[] found = new float[sums.length];
    for (int part = 0; part < parts; part++) {
      gradient.apply(part, parts, found);
    }
    float[] expected = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      expected[i] = (float) sums[i];
    }
    assertArrayEquals(expected, found, 1e-5f);
  }
}
