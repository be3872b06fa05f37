package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Relu, batch norm, relu and dropout in one pass over what a product gave, each of them or none,
 * and the way back:
 *
 * <pre>{@code
 * u = max(y, before)           before: 0 for a relu before the batch norm, else -infinity
 * z = u * scale + shift        of the channel; 1 and 0 without batch norm
 * a = max(z, after) * factor   after: 0 for a relu, else -infinity; factor: of the dropout
 * }</pre>
 *
 * <p>Nothing of this is stored: the way back computes z and the dropout's random numbers again.
 */
public final class Activation {

  private final Plane plane;
  private final int blockRows;
  private final float before;
  private final float after;
  private final Drops values;
  private final Drops channels;

  /**
   * An activation.
   *
   * @param plane of the product, without border
   * @param reluBefore whether a relu comes before the batch norm
   * @param relu whether a relu comes after it
   * @param dropout probability of dropping a value
   * @param dropout2d probability of dropping a channel
   */
  public Activation(
      Plane plane, boolean reluBefore, boolean relu, double dropout, double dropout2d) {
    this.plane = plane;
    this.blockRows = LaneSums.blockRows(plane);
    this.before = reluBefore ? 0 : Float.NEGATIVE_INFINITY;
    this.after = relu ? 0 : Float.NEGATIVE_INFINITY;
    this.values = dropout > 0 ? new Drops(dropout) : null;
    this.channels = dropout2d > 0 ? new Drops(dropout2d) : null;
  }

  /** The smallest value that enters the batch norm. */
  float before() {
    return before;
  }

  /** Memory for the factors of a block. */
  public float[] factors() {
    return new float[LaneSums.blockRows(plane) * plane.width() * Lanes.GROUP];
  }

  /**
   * One channel.
   *
   * @param y of the product
   * @param scale of the channel
   * @param shift of the channel
   * @param draws random numbers of the group, or null in inference
   * @param factors memory from {@link #factors()}
   * @param out where the channel's rows are written
   * @param to position of the first
   * @param stride numbers from a row to the next
   */
  public void forward(
      float[] y,
      int channel,
      float scale,
      float shift,
      Draws draws,
      float[] factors,
      float[] out,
      int to,
      int stride) {
    prepare(factors, channel, draws);
    int rowSize = plane.width() * Lanes.GROUP;
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < plane.height(); row += blockRows) {
        int rows = Math.min(blockRows, plane.height() - row);
        int from = plane.at(channel, row, 0) + lane;
        drop(draws, lane, from, rows, factors);
        if (stride == rowSize) {
          pass(y, from, rows * rowSize, scale, shift, factors, lane, out, to + row * stride + lane);
          continue;
        }
        for (int i = 0; i < rows; i++) {
          int at = i * rowSize;
          int target = to + (row + i) * stride + lane;
          pass(y, from + at, rowSize, scale, shift, factors, lane + at, out, target);
        }
      }
    }
  }

  /** The factors of a block, where they differ from pixel to pixel. */
  private void drop(Draws draws, int lane, int from, int rows, float[] factors) {
    if (draws != null && values != null) {
      values.block(draws.keys(), lane, from / Lanes.GROUP, rows * plane.width(), factors);
    }
  }

  /** The factors where they are the same for all pixels. */
  private void prepare(float[] factors, int channel, Draws draws) {
    if (draws != null && values != null) {
      return; // they differ: block by block
    }
    if (draws == null || channels == null) {
      Arrays.fill(factors, 1);
      return;
    }
    for (int i = 0; i < factors.length; i++) {
      factors[i] =
          i < Lanes.GROUP ? channels.factor(draws.keys()[i], channel) : factors[i - Lanes.GROUP];
    }
  }

  private void pass(
      float[] y,
      int from,
      int size,
      float scale,
      float shift,
      float[] factors,
      int factor,
      float[] out,
      int to) {
    FloatVector a = FloatVector.broadcast(Lanes.FLOATS, scale);
    FloatVector b = FloatVector.broadcast(Lanes.FLOATS, shift);
    FloatVector least = FloatVector.broadcast(Lanes.FLOATS, before);
    FloatVector floor = FloatVector.broadcast(Lanes.FLOATS, after);
    for (int i = 0; i < size; i += Lanes.GROUP) {
      FloatVector.fromArray(Lanes.FLOATS, y, from + i)
          .max(least)
          .fma(a, b)
          .max(floor)
          .mul(FloatVector.fromArray(Lanes.FLOATS, factors, factor + i))
          .intoArray(out, to + i);
    }
  }

  /**
   * One channel of the way back, from the gradient by a to that by z, and the sums that a batch
   * norm needs.
   *
   * @param y of the product
   * @param scale of the channel
   * @param shift of the channel
   * @param mean that is taken off u in the second sum
   * @param draws random numbers of the group
   * @param factors memory from {@link #factors()}
   * @param da gradient by a, without border
   * @param from position of the channel's first value in it
   * @param dz takes the gradient by z, without border
   * @param sums takes the sums of dz and of dz (u - mean)
   */
  public void backward(
      float[] y,
      int channel,
      float scale,
      float shift,
      float mean,
      Draws draws,
      float[] factors,
      float[] da,
      int from,
      float[] dz,
      LaneSums sums) {
    prepare(factors, channel, draws);
    sums.clear();
    int rowSize = plane.width() * Lanes.GROUP;
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < plane.height(); row += blockRows) {
        int rows = Math.min(blockRows, plane.height() - row);
        int to = plane.at(channel, row, 0) + lane;
        drop(draws, lane, to, rows, factors);
        int at = from + row * rowSize + lane;
        int size = rows * rowSize;
        backwardBlock(y, size, scale, shift, mean, factors, lane, da, at, dz, to, sums.block());
        sums.fold(lane);
      }
    }
  }

  private void backwardBlock(
      float[] y,
      int size,
      float scale,
      float shift,
      float mean,
      float[] factors,
      int lane,
      float[] da,
      int from,
      float[] dz,
      int to,
      float[] sums) {
    FloatVector a = FloatVector.broadcast(Lanes.FLOATS, scale);
    FloatVector b = FloatVector.broadcast(Lanes.FLOATS, shift);
    FloatVector least = FloatVector.broadcast(Lanes.FLOATS, before);
    FloatVector floor = FloatVector.broadcast(Lanes.FLOATS, after);
    FloatVector middle = FloatVector.broadcast(Lanes.FLOATS, mean);
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    FloatVector first = zero;
    FloatVector second = zero;
    for (int i = 0; i < size; i += Lanes.GROUP) {
      FloatVector u = FloatVector.fromArray(Lanes.FLOATS, y, to + i).max(least);
      FloatVector gradient =
          FloatVector.fromArray(Lanes.FLOATS, da, from + i)
              .mul(FloatVector.fromArray(Lanes.FLOATS, factors, lane + i));
      FloatVector passed = zero.blend(gradient, u.fma(a, b).compare(VectorOperators.GT, floor));
      passed.intoArray(dz, to + i);
      first = first.add(passed);
      second = passed.fma(u.sub(middle), second);
    }
    first.intoArray(sums, lane);
    second.intoArray(sums, Lanes.GROUP + lane);
  }

  /**
   * One channel of the way back from the gradient by z to that by y: {@code dz * ofZ + u * ofU +
   * constant} where the first relu lets it pass.
   *
   * @param target plane of dy
   * @param sums takes the sum of dy
   * @param summed whether anybody asks for it
   */
  public void backwardThroughNorm(
      float[] y,
      int channel,
      float[] dz,
      float ofZ,
      float ofU,
      float constant,
      float[] dy,
      Plane target,
      LaneSums sums,
      boolean summed) {
    sums.clear();
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < plane.height(); row++) {
        int from = plane.at(channel, row, 0) + lane;
        int to = target.at(channel, row, 0) + lane;
        normRow(y, from, dz, ofZ, ofU, constant, dy, to, sums.block(), lane);
        if (summed) {
          sums.fold(lane);
        }
      }
    }
  }

  private void normRow(
      float[] y,
      int from,
      float[] dz,
      float ofZ,
      float ofU,
      float constant,
      float[] dy,
      int to,
      float[] sums,
      int lane) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    FloatVector a = FloatVector.broadcast(Lanes.FLOATS, ofZ);
    FloatVector b = FloatVector.broadcast(Lanes.FLOATS, ofU);
    FloatVector least = FloatVector.broadcast(Lanes.FLOATS, before);
    FloatVector c = FloatVector.broadcast(Lanes.FLOATS, constant);
    FloatVector sum = zero;
    int end = plane.width() * Lanes.GROUP;
    for (int i = 0; i < end; i += Lanes.GROUP) {
      FloatVector value = FloatVector.fromArray(Lanes.FLOATS, y, from + i);
      FloatVector gradient =
          FloatVector.fromArray(Lanes.FLOATS, dz, from + i).fma(a, value.max(least).fma(b, c));
      FloatVector passed = zero.blend(gradient, value.compare(VectorOperators.GT, least));
      passed.intoArray(dy, to + i);
      sum = sum.add(passed);
    }
    sum.intoArray(sums, lane);
  }
}
