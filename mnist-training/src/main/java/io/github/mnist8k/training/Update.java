package io.github.mnist8k.training;

import io.github.mnist8k.training.recipe.Rates;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One update of a run: everything in which it differs from the others.
 *
 * @param rows rows of the training set in the batch, at least one; not to be changed
 * @param rates learning rate and momentum
 * @param seed from which the update's random numbers are drawn
 * @param number number of the update, from 1 at the start of the run
 */
public record Update(int[] rows, Rates rates, long seed, long number) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if there are no rows or the number is less than 1
   */
  public Update {
    Objects.requireNonNull(rows, "rows");
    Objects.requireNonNull(rates, "rates");
    if (rows.length == 0 || number < 1) {
      throw new IllegalArgumentException(
          "an update has at least one row and a number from 1 up, found %d rows and number %d"
              .formatted(rows.length, number));
    }
  }

  /**
   * The batch size that updates have in common.
   *
   * @throws IllegalArgumentException if there is no update, or their batch sizes differ
   */
  public static int batchSize(List<Update> chunk) {
    int[] sizes = chunk.stream().mapToInt(update -> update.rows().length).distinct().toArray();
    if (sizes.length != 1) {
      throw new IllegalArgumentException(
          "a chunk of updates has one batch size, found " + IntStream.of(sizes).boxed().toList());
    }
    return sizes[0];
  }
}
