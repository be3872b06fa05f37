package io.github.mnist8k.data.random;

import java.util.Arrays;
import java.util.Objects;

/**
 * In which order an epoch visits the rows of a training set, and how it is cut into batches: a pure
 * function of seed and epoch.
 */
public final class BatchOrder {
  private static final String PURPOSE = "batch order";

  private final SeedStream seeds;
  private final int size;
  private final int batchSize;
  private final int batches;

  /**
   * Declares the order; nothing is drawn yet.
   *
   * @param seeds of the run
   * @param size rows of the training set, at least 1
   * @param batchSize rows of a batch, at least 1
   * @param keepLast whether a smaller last batch is kept or dropped
   * @throws IllegalArgumentException when a size is below 1, or dropping the last batch would leave
   *     none
   */
  public BatchOrder(SeedStream seeds, int size, int batchSize, boolean keepLast) {
    this.seeds = Objects.requireNonNull(seeds, "seeds");
    this.size = requirePositive("size", size);
    this.batchSize = requirePositive("batch size", batchSize);
    this.batches = keepLast ? (size - 1) / batchSize + 1 : size / batchSize;
    if (batches == 0) {
      throw new IllegalArgumentException(
          "batch size: expected at most %d, the rows there are, when the last batch is dropped; found %d"
              .formatted(size, batchSize));
    }
  }

  private static int requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + ": expected 1 or more, found " + value);
    }
    return value;
  }

  /** Number of batches of an epoch, at least 1. */
  public int batches() {
    return batches;
  }

  /**
   * The rows 0..size-1 in the order of an epoch; with a dropped last batch, its rows are at the end
   * and not used.
   *
   * @param epoch counts from 0
   * @return a new array of length size
   * @throws IllegalArgumentException when epoch is negative
   */
  public int[] epoch(int epoch) {
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch: expected 0 or more, found " + epoch);
    }
    return seeds.generator(PURPOSE, epoch).permutation(size);
  }

  /**
   * The rows of one batch.
   *
   * @param order of an epoch, from {@link #epoch}
   * @param batch counts from 0
   * @return a new array of length batch size, or less for a kept last batch
   * @throws IndexOutOfBoundsException unless 0 &lt;= batch &lt; {@link #batches()}
   * @throws IllegalArgumentException when order has not length size
   */
  public int[] batch(int[] order, int batch) {
    Objects.requireNonNull(order, "order");
    if (order.length != size) {
      throw new IllegalArgumentException(
          "order: expected %d rows, found %d".formatted(size, order.length));
    }
    int start = Objects.checkIndex(batch, batches) * batchSize;
    return Arrays.copyOfRange(order, start, start + Math.min(batchSize, size - start));
  }
}
