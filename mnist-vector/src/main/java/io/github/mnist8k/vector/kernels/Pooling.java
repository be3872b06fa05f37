package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Maximum or mean of windows, one channel at a time, and the way back. A pass takes one place of
 * the window for all windows of a row:
 *
 * <pre>{@code
 * place 0   a.a.a.    place 1   .b.b.b    place 2   ......    place 3   ......
 *           ......              ......              c.c.c.              .d.d.d
 * }</pre>
 *
 * <p>Of equal values in a window the first in reading order is the maximum, and alone gets the
 * gradient.
 */
public final class Pooling {

  private final Plane input;
  private final Plane output;
  private final int stride;
  private final int[] places;
  private final boolean maximum;

  /**
   * A pooling.
   *
   * @param input features, without border
   * @param output features, without border
   * @param height rows of a window
   * @param width columns of a window
   * @param stride distance between windows
   * @param maximum whether windows give their maximum or their mean
   */
  public Pooling(Plane input, Plane output, int height, int width, int stride, boolean maximum) {
    this.input = input;
    this.output = output;
    this.stride = stride;
    this.maximum = maximum;
    this.places = new int[height * width];
    for (int i = 0; i < places.length; i++) {
      places[i] = (i / width * input.width() + i % width) * Lanes.GROUP;
    }
  }

  /**
   * One channel.
   *
   * @param x the channel's values, from 0 on
   * @param y takes the pooled rows
   * @param to position of the first
   * @param rowStride numbers from a row to the next
   * @param winners takes the place of the maximum in each window, without border
   * @param at position of the channel's first
   */
  public void forward(float[] x, float[] y, int to, int rowStride, float[] winners, int at) {
    if (maximum) {
      Arrays.fill(winners, at, at + output.channelSize(), 0);
    }
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < output.height(); row++) {
        int from = row * stride * input.width() * Lanes.GROUP + lane;
        int out = to + row * rowStride + lane;
        int winner = at + row * output.width() * Lanes.GROUP + lane;
        first(x, from, y, out);
        for (int place = 1; place < places.length; place++) {
          if (maximum) {
            larger(x, from + places[place], y, out, winners, winner, place);
          } else {
            add(x, from + places[place], y, out);
          }
        }
        if (!maximum) {
          divide(y, out, places.length);
        }
      }
    }
  }

  private void first(float[] x, int from, float[] y, int to) {
    int step = stride * Lanes.GROUP;
    int end = to + output.width() * Lanes.GROUP;
    for (int i = to, j = from; i < end; i += Lanes.GROUP, j += step) {
      FloatVector.fromArray(Lanes.FLOATS, x, j).intoArray(y, i);
    }
  }

  private void larger(float[] x, int from, float[] y, int to, float[] winners, int at, int place) {
    int step = stride * Lanes.GROUP;
    int end = output.width() * Lanes.GROUP;
    for (int i = 0, j = from; i < end; i += Lanes.GROUP, j += step) {
      FloatVector value = FloatVector.fromArray(Lanes.FLOATS, x, j);
      FloatVector best = FloatVector.fromArray(Lanes.FLOATS, y, to + i);
      VectorMask<Float> larger = value.compare(VectorOperators.GT, best);
      best.blend(value, larger).intoArray(y, to + i);
      FloatVector.fromArray(Lanes.FLOATS, winners, at + i)
          .blend(place, larger)
          .intoArray(winners, at + i);
    }
  }

  private void add(float[] x, int from, float[] y, int to) {
    int step = stride * Lanes.GROUP;
    int end = to + output.width() * Lanes.GROUP;
    for (int i = to, j = from; i < end; i += Lanes.GROUP, j += step) {
      FloatVector.fromArray(Lanes.FLOATS, y, i)
          .add(FloatVector.fromArray(Lanes.FLOATS, x, j))
          .intoArray(y, i);
    }
  }

  private void divide(float[] y, int to, float divisor) {
    int end = to + output.width() * Lanes.GROUP;
    for (int i = to; i < end; i += Lanes.GROUP) {
      FloatVector.fromArray(Lanes.FLOATS, y, i).div(divisor).intoArray(y, i);
    }
  }

  /**
   * One channel of the way back.
   *
   * @param dy gradient of the output, without border
   * @param from position of the channel's first value in it and in the winners
   * @param winners as {@link #forward} left them
   * @param dx takes the channel's gradient, from 0 on
   */
  public void backward(float[] dy, int from, float[] winners, float[] dx) {
    Arrays.fill(dx, 0, input.channelSize(), 0);
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < output.height(); row++) {
        int to = row * stride * input.width() * Lanes.GROUP + lane;
        int at = from + row * output.width() * Lanes.GROUP + lane;
        for (int place = 0; place < places.length; place++) {
          if (maximum) {
            giveWinner(dy, at, winners, place, dx, to + places[place]);
          } else {
            giveShare(dy, at, places.length, dx, to + places[place]);
          }
        }
      }
    }
  }

  private void giveWinner(float[] dy, int from, float[] winners, int place, float[] dx, int to) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int step = stride * Lanes.GROUP;
    int end = output.width() * Lanes.GROUP;
    for (int i = 0, j = to; i < end; i += Lanes.GROUP, j += step) {
      VectorMask<Float> won =
          FloatVector.fromArray(Lanes.FLOATS, winners, from + i).compare(VectorOperators.EQ, place);
      FloatVector.fromArray(Lanes.FLOATS, dx, j)
          .add(zero.blend(FloatVector.fromArray(Lanes.FLOATS, dy, from + i), won))
          .intoArray(dx, j);
    }
  }

  private void giveShare(float[] dy, int from, float share, float[] dx, int to) {
    int step = stride * Lanes.GROUP;
    int end = output.width() * Lanes.GROUP;
    for (int i = 0, j = to; i < end; i += Lanes.GROUP, j += step) {
      FloatVector.fromArray(Lanes.FLOATS, dx, j)
          .add(FloatVector.fromArray(Lanes.FLOATS, dy, from + i).div(share))
          .intoArray(dx, j);
    }
  }
}
