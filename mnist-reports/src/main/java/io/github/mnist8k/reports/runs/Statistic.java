package io.github.mnist8k.reports.runs;

import io.github.mnist8k.reports.text.Markdown;
import java.util.List;

/**
 * A figure over the seeds of an experiment.
 *
 * @param n number of seeds, at least 1
 * @param mean mean over the seeds
 * @param standardDeviation sample standard deviation (divisor n - 1); 0 for one seed
 */
public record Statistic(int n, double mean, double standardDeviation) {

  public static Statistic of(List<Double> values) {
    int n = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    double squares = values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    return new Statistic(n, mean, n == 1 ? 0 : Math.sqrt(squares / (n - 1)));
  }

  /** The plain number for one seed, mean ± standard deviation for more. */
  public String format(int decimals) {
    String plain = Markdown.number(mean, decimals);
    return n == 1 ? plain : plain + " ± " + Markdown.number(standardDeviation, decimals);
  }
}
