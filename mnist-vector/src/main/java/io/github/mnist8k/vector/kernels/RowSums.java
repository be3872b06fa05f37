package io.github.mnist8k.vector.kernels;

import java.util.Arrays;

/**
 * Sums of a channel, lane by lane: a row is added up in float32, the rows in double. In float32
 * alone a dark rim about the digits, hundreds of equal values, would cost the mean two digits.
 */
public final class RowSums {

  private final float[] rows;
  private final double[] sums;

  /** Memory for a few sums. */
  public RowSums(int count) {
    rows = new float[count * Lanes.GROUP];
    sums = new double[count * Lanes.GROUP];
  }

  /** Sets all sums to zero. */
  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(rows, 0);
  }

  /** Where the sums of a row are to be put before {@link #fold}: [count, 16]. */
  float[] rows() {
    return rows;
  }

  /** Adds the sums of a row to the sums. */
  void fold(int lane) {
    for (int from = lane; from < sums.length; from += Lanes.GROUP) {
      for (int i = from; i < from + Lanes.WIDTH; i++) {
        sums[i] += rows[i];
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
