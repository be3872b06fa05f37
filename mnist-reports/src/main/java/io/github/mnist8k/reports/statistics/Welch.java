package io.github.mnist8k.reports.statistics;

import io.github.mnist8k.training.log.Spread;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Comparison of two independent samples of unequal variance (B. L. Welch, "The generalization of
 * Student's problem when several different population variances are involved", 1947).
 *
 * @param difference mean of the first minus that of the second
 * @param interval of the difference
 * @param p probability of a difference at least as large, to either side, where there is none
 */
public record Welch(double difference, Interval interval, double p) {

  /**
   * Compares.
   *
   * @throws IllegalArgumentException if a sample has fewer than two numbers
   */
  public static Welch of(Spread first, Spread second) {
    if (first.n() < 2 || second.n() < 2) {
      throw new IllegalArgumentException(
          "expected at least 2 seeds of each, found " + first.n() + " and " + second.n());
    }
    double a = squaredError(first);
    double b = squaredError(second);
    double difference = first.mean() - second.mean();
    if (a + b == 0) {
      return new Welch(difference, new Interval(difference, difference), difference == 0 ? 1 : 0);
    }
    double freedom = (a + b) * (a + b) / (a * a / (first.n() - 1) + b * b / (second.n() - 1));
    var t = TDistribution.of(freedom);
    double error = Math.sqrt(a + b);
    double half = t.inverseSurvivalProbability((1 - Intervals.LEVEL) / 2) * error;
    double p = Math.min(1, 2 * t.survivalProbability(Math.abs(difference) / error));
    return new Welch(difference, Interval.around(difference, half), p);
  }

  private static double squaredError(Spread sample) {
    return sample.standardDeviation() * sample.standardDeviation() / sample.n();
  }
}
