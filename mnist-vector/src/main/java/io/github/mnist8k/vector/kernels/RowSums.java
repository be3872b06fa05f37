package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * Sums of a channel, lane by lane: a row is added up in float32, and the rows with what each
 * addition rounds off (Knuth's exact sum of two numbers, TAOCP 4.2.2). Without it a dark rim about
 * the digits, hundreds of equal values, would cost the mean two digits.
 */
public final class RowSums {

  private static final int LOST = Lanes.GROUP; // behind the sum: what it rounded off
  private static final int ROW = 2 * Lanes.GROUP; // and the sum of the row
  private static final int SIZE = 3 * Lanes.GROUP;

  private final float[] memory;

  /** Memory for a few sums. */
  public RowSums(int count) {
    memory = new float[count * SIZE];
  }

  /** Sets all sums to zero. */
  void clear() {
    Arrays.fill(memory, 0);
  }

  /** Where the sum of a row is to be put, at {@link #row}, before {@link #fold}. */
  float[] memory() {
    return memory;
  }

  /** Position of a row's sum. */
  static int row(int index, int lane) {
    return index * SIZE + ROW + lane;
  }

  /** Adds the sums of a row to all sums. */
  void fold(int lane) {
    for (int at = lane; at < memory.length; at += SIZE) {
      FloatVector row = FloatVector.fromArray(Lanes.FLOATS, memory, at + ROW);
      FloatVector before = FloatVector.fromArray(Lanes.FLOATS, memory, at);
      FloatVector sum = before.add(row);
      FloatVector added = sum.sub(before);
      FloatVector lost = before.sub(sum.sub(added)).add(row.sub(added));
      sum.intoArray(memory, at);
      FloatVector.fromArray(Lanes.FLOATS, memory, at + LOST).add(lost).intoArray(memory, at + LOST);
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
    for (int at = index * SIZE; at < index * SIZE + images; at++) {
      total += (double) memory[at] + memory[at + LOST];
    }
    return total;
  }
}
