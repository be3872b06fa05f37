package io.github.mnist8k.training.log;

import java.util.List;
import java.util.Objects;

/**
 * Summary of a sample of numbers, all in the sample's unit.
 *
 * @param n size of the sample, at least 1
 * @param mean arithmetic mean, sum(x) / n
 * @param standardDeviation of the sample, sqrt(sum((x - mean)^2) / (n - 1)); 0 for n = 1
 * @param median the middle one, or the mean of the two in the middle
 * @param min the smallest
 * @param max the largest
 */
public record Spread(
    int n, double mean, double standardDeviation, double median, double min, double max) {

  /**
   * Summary of numbers in any order.
   *
   * @throws IllegalArgumentException if there are none
   */
  public static Spread of(List<Double> sample) {
    if (Objects.requireNonNull(sample, "sample").isEmpty()) {
      throw new IllegalArgumentException("expected at least 1 measurement, found 0");
    }
    int n = sample.size();
    double mean = sample.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = sample.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double deviation = n == 1 ? 0 : Math.sqrt(squares / (n - 1));
    List<Double> sorted = sample.stream().sorted().toList();
    double median = (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    return new Spread(n, mean, deviation, median, sorted.get(0), sorted.get(n - 1));
  }
}
