package io.github.mnist8k.reports.statistics;

import io.github.mnist8k.training.log.Spread;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Intervals that hold with 95 % confidence, for seeds that are independent and whose figures are
 * about normally distributed.
 */
public final class Intervals {

  /** Confidence of all intervals. */
  public static final double LEVEL = 0.95;

  private static final double TAIL = (1 - LEVEL) / 2;

  private Intervals() {}

  /**
   * Student's interval of the mean: mean ± t(n - 1) s / sqrt(n).
   *
   * @throws IllegalArgumentException if the sample has fewer than two numbers
   */
  public static Interval ofMean(Spread sample) {
    return Interval.around(
        sample.mean(), quantile(sample) * sample.standardDeviation() / Math.sqrt(sample.n()));
  }

  /**
   * The interval in which one more number of the same kind lies: mean ± t(n - 1) s sqrt(1 + 1/n).
   *
   * @throws IllegalArgumentException if the sample has fewer than two numbers
   */
  public static Interval ofNext(Spread sample) {
    return Interval.around(
        sample.mean(),
        quantile(sample) * sample.standardDeviation() * Math.sqrt(1 + 1.0 / sample.n()));
  }

  private static double quantile(Spread sample) {
    if (sample.n() < 2) {
      throw new IllegalArgumentException("expected at least 2 seeds, found " + sample.n());
    }
    return TDistribution.of(sample.n() - 1.0).inverseSurvivalProbability(TAIL);
  }

  /**
   * Wilson's interval of a share (E. B. Wilson, "Probable inference, the law of succession, and
   * statistical inference", 1927): it stays within 0 and 1 and holds for few seeds too.
   *
   * @param hits how many did
   * @param n how many there are, at least 1
   * @throws IllegalArgumentException if hits are not within 0 and n, or n is less than 1
   */
  public static Interval ofShare(int hits, int n) {
    if (n < 1 || hits < 0 || hits > n) {
      throw new IllegalArgumentException("expected 0 to n of n >= 1, found " + hits + " of " + n);
    }
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability(TAIL);
    double share = (double) hits / n;
    double scale = 1 + z * z / n;
    double middle = (share + z * z / (2 * n)) / scale;
    double half = z / scale * Math.sqrt(share * (1 - share) / n + z * z / (4.0 * n * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
