package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Mean and squared distances from it of a channel of a group, in two passes: first a mean, then the
 * distances from it, whose own sum corrects what the first pass rounded.
 */
public final class ChannelStatistics {

  /**
   * Adds up a channel.
   *
   * @param plane of y, without border
   * @param activation its first relu comes before the batch norm
   * @param images images that count, the first of the group
   * @param sums 32 numbers of memory
   * @param to takes the mean, and behind it the sum of the squared distances from it
   * @param at position of the mean
   */
  public static void apply(
      Plane plane,
      float[] y,
      int channel,
      Activation activation,
      int images,
      float[] sums,
      double[] to,
      int at) {
    int from = plane.at(channel, 0, 0);
    int end = from + plane.channelSize();
    double count = (double) plane.height() * plane.width() * images;
    float before = activation.before();
    Arrays.fill(sums, 0, 2 * Lanes.GROUP, 0);
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      sum(y, from, end, before, sums, lane);
    }
    float near = (float) (Lanes.sum(sums, 0, images) / count);
    Arrays.fill(sums, 0, 2 * Lanes.GROUP, 0);
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      distances(y, from, end, before, near, sums, lane);
    }
    double distance = Lanes.sum(sums, 0, images);
    to[at] = near + distance / count;
    to[at + 1] = Lanes.sum(sums, Lanes.GROUP, images) - distance * distance / count;
  }

  private static void sum(float[] y, int from, int end, float before, float[] sums, int lane) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    for (int i = from; i < end; i += Lanes.GROUP) {
      sum = sum.add(FloatVector.fromArray(Lanes.FLOATS, y, i + lane).max(before));
    }
    sum.intoArray(sums, lane);
  }

  private static void distances(
      float[] y, int from, int end, float before, float mean, float[] sums, int lane) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    FloatVector squares = FloatVector.zero(Lanes.FLOATS);
    for (int i = from; i < end; i += Lanes.GROUP) {
      FloatVector distance = FloatVector.fromArray(Lanes.FLOATS, y, i + lane).max(before).sub(mean);
      sum = sum.add(distance);
      squares = distance.fma(distance, squares);
    }
    sum.intoArray(sums, lane);
    squares.intoArray(sums, Lanes.GROUP + lane);
  }

  private ChannelStatistics() {}
}
