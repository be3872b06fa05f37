package io.github.mnist8k.reports.statistics;

import java.util.List;

/** What trying several times and keeping the best is worth. */
public final class BestOf {

  private BestOf() {}

  /**
   * Expected best of some tries, each of them one of the numbers of a sample, drawn with return:
   * the sum over the numbers in rising order of {@code x(i) ((i/n)^k - ((i-1)/n)^k)}.
   *
   * @param sample numbers, at least one
   * @param tries at least one
   */
  public static double expected(List<Double> sample, int tries) {
    List<Double> sorted = sample.stream().sorted().toList();
    double sum = 0;
    for (int i = 0; i < sorted.size(); i++) {
      double below = Math.pow((double) i / sorted.size(), tries);
      sum += sorted.get(i) * (Math.pow((i + 1.0) / sorted.size(), tries) - below);
    }
    return sum;
  }
}
