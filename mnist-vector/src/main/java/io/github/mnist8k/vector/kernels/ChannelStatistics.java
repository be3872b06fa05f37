package io.github.mnist8k.vector.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Mean and squared distances from it of a channel of a group, in one pass: distances from a number
 * near the mean are added up, and their own sum corrects the squares.
 */
public final class ChannelStatistics {

  /**
   * Adds up a channel.
   *
   * @param plane of y, without border
   * @param activation its first relu comes before the batch norm
   * @param near a number near the mean
   * @param images images that count, the first of the group
   * @param sums memory of two sums
   * @param to takes the mean, and behind it the sum of the squared distances from it
   * @param at position of the mean
   */
  public static void apply(
      Plane plane,
      float[] y,
      int channel,
      Activation activation,
      float near,
      int images,
      LaneSums sums,
      double[] to,
      int at) {
    double count = (double) plane.height() * plane.width() * images;
    blocks(plane, y, channel, activation.before(), near, sums);
    double distance = sums.total(0, images);
    to[at] = near + distance / count;
    to[at + 1] = sums.total(1, images) - distance * distance / count;
  }

  private static void blocks(
      Plane plane, float[] y, int channel, float before, float near, LaneSums sums) {
    sums.clear();
    int blockRows = LaneSums.blockRows(plane);
    for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
      for (int row = 0; row < plane.height(); row += blockRows) {
        int pixels = Math.min(blockRows, plane.height() - row) * plane.width();
        block(y, plane.at(channel, row, 0) + lane, pixels, before, near, sums, lane);
        sums.fold(lane);
      }
    }
  }

  private static void block(
      float[] y, int from, int pixels, float before, float near, LaneSums sums, int lane) {
    FloatVector sum = FloatVector.zero(Lanes.FLOATS);
    FloatVector squares = FloatVector.zero(Lanes.FLOATS);
    int end = from + pixels * Lanes.GROUP;
    for (int i = from; i < end; i += Lanes.GROUP) {
      FloatVector distance = FloatVector.fromArray(Lanes.FLOATS, y, i).max(before).sub(near);
      sum = sum.add(distance);
      squares = distance.fma(distance, squares);
    }
    sum.intoArray(sums.block(), lane);
    squares.intoArray(sums.block(), Lanes.GROUP + lane);
  }

  private ChannelStatistics() {}
}
