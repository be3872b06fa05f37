package io.github.mnist8k.reports.statistics;

import java.util.List;

/**
 * Where the spread of a test accuracy comes from: an analysis of variance, seeds by images, with
 * both random and one answer in each cell (H. Scheffe, "The Analysis of Variance", 1959, ch. 7). An
 * answer is 1 if it is right: mean + effect of the seed + effect of the image + their own luck.
 *
 * @param seeds number of seeds S
 * @param images number of images N
 * @param ofSeeds standard deviation that seeds alone give, in percentage points
 * @param ofLuck standard deviation of an accuracy on N images that comes from which of the doubtful
 *     images a seed happens to get right, in percentage points
 * @param ofImages standard deviation of an accuracy that N other images would give, in percentage
 *     points
 */
public record TwoWay(int seeds, int images, double ofSeeds, double ofLuck, double ofImages) {

  private static final double PERCENT = 100;

  /**
   * The analysis of some seeds.
   *
   * @param right for each seed, whether each image was answered rightly
   * @throws IllegalArgumentException if there are fewer than two seeds or images, or not as many
   *     images for each seed
   */
  public static TwoWay of(List<boolean[]> right) {
    int s = right.size();
    int n = right.isEmpty() ? 0 : right.get(0).length;
    if (s < 2 || n < 2 || right.stream().anyMatch(one -> one.length != n)) {
      throw new IllegalArgumentException(
          "expected at least 2 seeds, each with the same 2 images or more, found %d with %d"
              .formatted(s, n));
    }
    double[] ofImage = new double[n];
    double all = 0;
    double seedSquares = 0;
    for (boolean[] seed : right) {
      int hits = 0;
      for (int i = 0; i < n; i++) {
        int hit = seed[i] ? 1 : 0;
        hits += hit;
        ofImage[i] += hit;
      }
      all += hits;
      seedSquares += (double) hits * hits;
    }
    double correction = all * all / (s * (double) n);
    double imageSquares = 0;
    for (double hits : ofImage) {
      imageSquares += hits * hits;
    }
    // The squares of zeros and ones are these themselves: so their sum is that of the answers.
    double ofSeeds = seedSquares / n - correction;
    double ofImages = imageSquares / s - correction;
    double rest = all - correction - ofSeeds - ofImages;
    double meanOfSeeds = ofSeeds / (s - 1);
    double meanOfImages = ofImages / (n - 1);
    double meanOfRest = rest / ((s - 1.0) * (n - 1.0));
    return new TwoWay(
        s,
        n,
        PERCENT * root((meanOfSeeds - meanOfRest) / n),
        PERCENT * root(meanOfRest / n),
        PERCENT * root((meanOfImages - meanOfRest) / s / n));
  }

  /** Estimates of a variance may fall below zero where it is almost none. */
  private static double root(double variance) {
    return Math.sqrt(Math.max(0, variance));
  }
}
