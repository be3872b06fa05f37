package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of a channel, lane by lane: a row is added up in float32, and the rows with what each
 * addition rounds off (Knuth's exact sum of two numbers, TAOCP 4.2.2). Without it a dark rim about
 * the digits, hundreds of equal values, would cost the mean two digits.
 */
public final class RowSums {

  private static final int SIZE = 2 * Lanes.GROUP; // sums, and what they rounded off

  private final float[] memory;

  /** Memory for a few sums. */
  public RowSums(int count) {
    memory = new float[count * SIZE];
  }

  /** Sets all sums to zero. */
  void clear() {
    Arrays.fill(memory, 0);
  }

  /** Adds the sum of a row. */
  void add(int index, int lane, FloatVector row) {
    int at = index * SIZE + lane;
    FloatVector before = FloatVector.fromArray(Lanes.FLOATS, memory, at);
    FloatVector sum = before.add(row);
    FloatVector added = sum.sub(before);
    FloatVector lost = before.sub(sum.sub(added)).add(row.sub(added));
    sum.intoArray(memory, at);
    FloatVector.fromArray(Lanes.FLOATS, memory, at + Lanes.GROUP)
        .add(lost)
        .intoArray(memory, at + Lanes.GROUP);
  }

  /**
   * A sum over the first lanes, in their order.
   *
   * @param index of the sum
   * @param images lanes that count
   */
  public double total(int index, int images) {
    double total = 0;
    for (int lane = 0; lane < images; lane++) {
      int at = index * SIZE + lane;
      total += (double) memory[at] + memory[at + Lanes.GROUP];
    }
    return total;
  }
}
