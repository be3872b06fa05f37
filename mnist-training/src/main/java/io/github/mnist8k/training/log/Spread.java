package io.github.mnist8k.training.log;

import java.util.List;

/**
 * Middle and range of repeated measurements, in their unit.
 *
 * @param n number of measurements, at least 1
 * @param median the middle one, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 */
public record Spread(int n, double median, double min, double max) {

  /**
   * Spread of measurements in any order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(List<Double> measurements) {
    if (measurements.isEmpty()) {
      throw new IllegalArgumentException("expected at least 1 measurement, found 0");
    }
    List<Double> sorted = measurements.stream().sorted().toList();
    int n = sorted.size();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(n, median, sorted.get(0), sorted.get(n - 1));
  }
}
