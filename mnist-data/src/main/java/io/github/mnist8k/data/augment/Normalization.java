package io.github.mnist8k.data.augment;

/**
 * Shift and scale of a pixel p in 0..255 to {@code (p / 255 - mean) / std}. A value only; the graph
 * computes it.
 *
 * @param mean of the pixels divided by 255; finite
 * @param std standard deviation of the pixels divided by 255; finite, above 0
 */
public record Normalization(double mean, double std) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when a number is not finite or std is not above 0
   */
  public Normalization {
    if (!Double.isFinite(mean)) {
      throw new IllegalArgumentException("mean: expected a finite number, found " + mean);
    }
    if (!Double.isFinite(std) || std <= 0) {
      throw new IllegalArgumentException("std: expected a finite number above 0, found " + std);
    }
  }
}
