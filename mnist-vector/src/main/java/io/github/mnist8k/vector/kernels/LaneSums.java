package io.github.mnist8k.vector.kernels;

import java.util.Arrays;

/**
 * Sums of a channel, lane by lane: a block of rows is added up in float32, the blocks in double. In
 * float32 alone a dark rim about the digits, hundreds of equal values, would cost the mean two
 * digits.
 */
public final class LaneSums {

  /** Pixels of a block: many, so that its end costs little, but short sums are more exact. */
  private static final int BLOCK = 32;

  private final float[] block;
  private final double[] sums;

  /** Memory for a few sums. */
  public LaneSums(int count) {
    block = new float[count * Lanes.GROUP];
    sums = new double[count * Lanes.GROUP];
  }

  /** Sets all sums to zero. */
  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(block, 0);
  }

  /** Rows of a block of a plane without border; the last block may have fewer. */
  static int blockRows(Plane plane) {
    return Math.min(plane.height(), Math.max(1, BLOCK / plane.width()));
  }

  /** Where the sums of a block are to be put before {@link #fold}: [count, 16]. */
  float[] block() {
    return block;
  }

  /** Adds the sums of a block to the sums. */
  void fold(int lane) {
    for (int from = lane; from < sums.length; from += Lanes.GROUP) {
      for (int i = from; i < from + Lanes.WIDTH; i++) {
        sums[i] += block[i];
      }
    }
  }

  /**
   * A sum over the first lanes, in their order.
   *
   * @param index of the sum
   * @param images lanes that count
   */
  public double total(int index, int images) {
    double total = 0;
    for (int i = index * Lanes.GROUP; i < index * Lanes.GROUP + images; i++) {
      total += sums[i];
    }
    return total;
  }
}
