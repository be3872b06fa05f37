package io.github.mnist8k.vector.kernels;

/**
 * Convolution with stride 1 of a group's features, and with turned weights its gradient by the
 * input: each output is the sum, over input channels and taps, of a weight times the input's
 * vector.
 *
 * <pre>{@code
 * for each row, for each tile of neighbouring pixels, for each tile of outputs:
 *   for each input channel and tap:
 *     a few loads of x, a few weights, outputs x pixels multiply-adds in registers
 * }</pre>
 *
 * <p>The input's border of zeros stands for the padding. The sum of an output starts at its bias
 * and takes channels, rows and columns of the kernel in this order, whatever the tile.
 */
public final class Convolution {

  private final Plane input;
  private final Plane output;
  private final TileShape shape;
  private final int outputs;
  private final int[] taps;
  private final float[] packed;

  /**
   * A convolution without weights.
   *
   * @param input its border is the padding
   * @param output without border; as much smaller as the kernel and the padding demand
   * @param kernel side of the kernel
   */
  public Convolution(Plane input, Plane output, int kernel) {
    this.input = input;
    this.output = output;
    this.outputs = output.paddedChannels();
    this.shape = TileShape.best(TileShape.CONVOLUTION, outputs, output.width());
    this.taps = taps(input, kernel);
    int tiles = TileShape.count(outputs, shape.outputs());
    this.packed = new float[tiles * shape.outputs() * (1 + taps.length)];
  }

  /** Distance in memory from an output's first input to each of its inputs: [channels, k, k]. */
  static int[] taps(Plane input, int kernel) {
    int[] taps = new int[input.channels() * kernel * kernel];
    int i = 0;
    for (int channel = 0; channel < input.channels(); channel++) {
      for (int row = 0; row < kernel; row++) {
        for (int column = 0; column < kernel; column++) {
          taps[i++] = channel * input.channelSize() + (row * input.stride() + column) * Lanes.GROUP;
        }
      }
    }
    return taps;
  }

  /** First calls of its tile. */
  public WarmUp warmUp() {
    return WarmUps.convolution(shape);
  }

  /**
   * Takes weights.
   *
   * @param weights [outputs, inputs, kernel, kernel]
   * @param bias [outputs]
   */
  public void weights(float[] weights, float[] bias) {
    for (int tile = 0, at = 0; tile < TileShape.count(outputs, shape.outputs()); tile++) {
      int first = TileShape.start(tile, outputs, shape.outputs());
      for (int tap = -1; tap < taps.length; tap++) {
        for (int o = first; o < first + shape.outputs(); o++, at++) {
          if (o < output.channels()) {
            packed[at] = tap < 0 ? bias[o] : weights[o * taps.length + tap];
          }
        }
      }
    }
  }

  /**
   * Takes the weights of the convolution of which this is the gradient by the input.
   *
   * @param weights [inputs, outputs, kernel, kernel] as this convolution counts them
   */
  public void turnedWeights(float[] weights) {
    int area = taps.length / input.channels();
    for (int tile = 0, at = 0; tile < TileShape.count(outputs, shape.outputs()); tile++) {
      int first = TileShape.start(tile, outputs, shape.outputs());
      at += shape.outputs(); // no bias
      for (int i = 0; i < input.channels(); i++) {
        for (int tap = area - 1; tap >= 0; tap--) {
          for (int o = first; o < first + shape.outputs(); o++, at++) {
            if (o < output.channels()) {
              packed[at] = weights[(i * output.channels() + o) * area + tap];
            }
          }
        }
      }
    }
  }

  /**
   * Convolves.
   *
   * @param x the input's plane
   * @param y the output's plane
   */
  public void apply(float[] x, float[] y) {
    apply(x, y, 0, 1);
  }

  /**
   * Gives a part of the output: some columns of all rows.
   *
   * @param part from 0
   * @param parts number of parts
   */
  void apply(float[] x, float[] y, int part, int parts) {
    int tiles = TileShape.count(output.width(), shape.across());
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < output.height(); row++) {
        for (int i = tiles * part / parts; i < tiles * (part + 1) / parts; i++) {
          column(x, y, row, TileShape.start(i, output.width(), shape.across()), lane);
        }
      }
    }
  }

  /** All outputs at a few neighbouring pixels. */
  private void column(float[] x, float[] y, int row, int column, int lane) {
    int height = shape.outputs();
    int channel = output.channelSize();
    int from = (row * input.stride() + column) * Lanes.GROUP + lane;
    int to = (row * output.width() + column) * Lanes.GROUP + lane;
    for (int tile = 0, at = 0; tile < TileShape.count(outputs, height); tile++) {
      int first = TileShape.start(tile, outputs, height);
      ConvolutionTiles.run(shape, x, from, taps, packed, at, y, to + first * channel, channel);
      at += height * (1 + taps.length);
    }
  }
}
