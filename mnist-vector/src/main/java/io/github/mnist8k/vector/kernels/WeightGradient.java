package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Gradient of a convolution by its weights: for each output and each column (an input channel and a
 * tap) the sum over all pixels of the output's gradient times the column's input.
 *
 * <pre>{@code
 * for each block of neighbouring pixels, small enough for the first cache:
 *   for each tile of outputs, for each tile of columns:
 *     for each pixel: a few loads, outputs x columns multiply-adds in registers
 * }</pre>
 *
 * <p>Input and gradient lie in planes of the same stride, so that one list of places serves both.
 * The lanes stay apart: there is a sum for each of the 16 images of a group, to be added up once
 * for all groups.
 */
public final class WeightGradient {

  private static final int BLOCK =
      112; // pixels: what follows a block costs as much as a few of them

  /** Numbers of a tile at most. */
  public static final int MEMORY = 20 * Lanes.GROUP;

  private final Plane output;
  private final TileShape shape;
  private final int outputs;
  private final int columns;
  private final int[] taps;
  private final int[] pixels; // distance in memory from the first pixel, of each

  /**
   * The gradient of a convolution's weights.
   *
   * @param input the convolution's input; its border is the padding
   * @param output the output's gradient, with the border that makes the strides equal
   * @param kernel side of the kernel
   */
  public WeightGradient(Plane input, Plane output, int kernel) {
    this.output = output;
    this.outputs = output.paddedChannels();
    int[] real = Convolution.taps(input, kernel);
    this.columns = real.length;
    this.taps = Arrays.copyOf(real, Math.max(columns, 6)); // at least a tile: more of the first
    this.shape = TileShape.best(TileShape.GRADIENT, outputs, taps.length);
    this.pixels = new int[output.height() * output.width()];
    for (int i = 0; i < pixels.length; i++) {
      int row = i / output.width();
      pixels[i] = (row * output.stride() + i % output.width()) * Lanes.GROUP;
    }
  }

  /** First calls of its tile. */
  public WarmUp warmUp() {
    return WarmUps.weightGradient(shape);
  }

  /** Weights of the convolution. */
  public int weights() {
    return output.channels() * columns;
  }

  /** Numbers that hold the sums of a group. */
  public int sums() {
    return TileShape.count(outputs, shape.outputs())
        * TileShape.count(taps.length, shape.across())
        * tileSize();
  }

  private int tileSize() {
    return shape.outputs() * shape.across() * Lanes.GROUP;
  }

  /**
   * Sums a group up.
   *
   * @param x the input's plane
   * @param dy gradient of the output, in its plane
   * @param sums {@link #sums()} numbers that are replaced
   * @param block memory of {@link #MEMORY} numbers
   */
  public void apply(float[] x, float[] dy, float[] sums, float[] block) {
    Arrays.fill(sums, 0);
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int first = 0; first < pixels.length; first += BLOCK) {
        block(x, dy, sums, first, Math.min(pixels.length, first + BLOCK), lane, block);
      }
    }
  }

  private void block(
      float[] x, float[] dy, float[] sums, int first, int end, int lane, float[] block) {
    int channel = output.channelSize();
    int to = lane;
    for (int i = 0; i < TileShape.count(outputs, shape.outputs()); i++) {
      int at = output.at(0, 0, 0) + TileShape.start(i, outputs, shape.outputs()) * channel + lane;
      for (int j = 0; j < TileShape.count(taps.length, shape.across()); j++) {
        int column = TileShape.start(j, taps.length, shape.across());
        GradientTiles.run(shape, x, lane, taps, column, dy, at, channel, pixels, first, end, block);
        add(block, sums, to, tileSize());
        to += tileSize();
      }
    }
  }

  /** The sums of a block stay apart until its end: short sums are more exact. */
  private static void add(float[] block, float[] sums, int to, int size) {
    for (int i = 0; i < size; i += Lanes.GROUP) {
      FloatVector.fromArray(Lanes.FLOATS, sums, to + i)
          .add(FloatVector.fromArray(Lanes.FLOATS, block, i))
          .intoArray(sums, to + i);
    }
  }

  /**
   * Adds up groups and lanes, in this order.
   *
   * @param sums of each group, as {@link #apply} leaves them
   * @param groups groups that count, the first of them
   * @param from first weight
   * @param end weight that is not to be reached
   * @param gradient [outputs, inputs, kernel, kernel]
   * @param lanes 16 numbers of memory
   */
  public void collect(
      float[][] sums, int groups, int from, int end, float[] gradient, float[] lanes) {
    for (int weight = from; weight < end; weight++) {
      int at = position(weight / columns, weight % columns);
      for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
        addGroups(sums, groups, at + lane, lanes, lane);
      }
      gradient[weight] = tree(lanes);
    }
  }

  private int position(int output, int column) {
    int i = Math.min(output / shape.outputs(), TileShape.count(outputs, shape.outputs()) - 1);
    int j = Math.min(column / shape.across(), TileShape.count(taps.length, shape.across()) - 1);
    int row = output - TileShape.start(i, outputs, shape.outputs());
    int place = column - TileShape.start(j, taps.length, shape.across());
    int tile = i * TileShape.count(taps.length, shape.across()) + j;
    return tile * tileSize() + (row * shape.across() + place) * Lanes.GROUP;
  }

  private static void addGroups(float[][] sums, int groups, int at, float[] lanes, int lane) {
    FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, sums[0], at);
    for (int group = 1; group < groups; group++) {
      sum = sum.add(FloatVector.fromArray(Lanes.FLOATS, sums[group], at));
    }
    sum.intoArray(lanes, lane);
  }

  /** Sum of 16 numbers: neighbours first, then neighbouring pairs, and so on. */
  private static float tree(float[] n) {
    float first = ((n[0] + n[1]) + (n[2] + n[3])) + ((n[4] + n[5]) + (n[6] + n[7]));
    float second = ((n[8] + n[9]) + (n[10] + n[11])) + ((n[12] + n[13]) + (n[14] + n[15]));
    return first + second;
  }
}
