package io.github.mnist8k.data.augment;

import io.github.mnist8k.data.Ranges;

/**
 * Shift and scale of a pixel p in 0..255 to {@code (p / 255 - mean) / std}. A value only; the graph
 * computes it.
 *
 * @param mean of the pixels divided by 255; finite
 * @param std standard deviation of the pixels divided by 255; finite, above 0
 */
public record Normalization(double mean, double std) {

  /** By mean and standard deviation of MNIST's training images, to four digits. */
  public static final Normalization MNIST = new Normalization(0.1307, 0.3081);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException when a number is not finite or std is not above 0
   */
  public Normalization {
    Ranges.require(Double.isFinite(mean), "mean", "a finite number", mean);
    Ranges.positive("std", std);
  }
}
