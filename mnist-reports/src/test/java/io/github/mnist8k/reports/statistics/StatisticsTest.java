package io.github.mnist8k.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.training.log.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Intervals and comparisons against figures of tables and textbooks. */
class StatisticsTest {

  private static final Spread ONE_TO_FIVE = Spread.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0));

  @Test
  void meanLiesWithinStudentsInterval() {
    double half = 2.776445 * Math.sqrt(2.5) / Math.sqrt(5); // t of 4 degrees of freedom
    Interval found = Intervals.ofMean(ONE_TO_FIVE);
    assertEquals(3 - half, found.low(), 1e-6);
    assertEquals(3 + half, found.high(), 1e-6);
  }

  @Test
  void oneMoreNumberVariesMoreThanTheMean() {
    double half = 2.776445 * Math.sqrt(2.5) * Math.sqrt(1.2);
    Interval found = Intervals.ofNext(ONE_TO_FIVE);
    assertEquals(3 - half, found.low(), 1e-6);
    assertEquals(3 + half, found.high(), 1e-6);
  }

  @Test
  void oneSeedHasNoInterval() {
    Spread one = Spread.of(List.of(1.0));
    assertThrows(IllegalArgumentException.class, () -> Intervals.ofMean(one));
    assertThrows(IllegalArgumentException.class, () -> Intervals.ofNext(one));
    assertThrows(IllegalArgumentException.class, () -> Welch.of(one, ONE_TO_FIVE));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 0, 0.27753",
    "1, 10, 0.01787, 0.40415",
    "8, 10, 0.49016, 0.94332",
    "10, 10, 0.72247, 1",
  })
  void sharesHaveWilsonsInterval(int hits, int n, double low, double high) {
    Interval found = Intervals.ofShare(hits, n);
    assertEquals(low, found.low(), 1e-5);
    assertEquals(high, found.high(), 1e-5);
  }

  @ParameterizedTest
  @CsvSource({"-1, 3", "4, 3", "0, 0"})
  void impossibleSharesAreRefused(int hits, int n) {
    assertThrows(IllegalArgumentException.class, () -> Intervals.ofShare(hits, n));
  }

  /** The first example of Wikipedia's article on Welch's t-test: t = -2.46, p = 0.021. */
  @Test
  void welchComparesSamplesOfUnequalVariance() {
    Spread first =
        Spread.of(
            List.of(
                27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7,
                21.4));
    Spread second =
        Spread.of(
            List.of(
                27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5,
                24.4));
    Welch found = Welch.of(first, second);
    assertEquals(20.82 - 22.98667, found.difference(), 1e-5);
    assertEquals(0.021, found.p(), 5e-4);
    assertEquals(-3.98, found.interval().low(), 0.01);
  }

  @Test
  void samplesWithoutSpreadDifferOrDoNot() {
    Spread same = Spread.of(List.of(1.0, 1.0));
    assertEquals(1, Welch.of(same, same).p());
    assertEquals(0, Welch.of(same, Spread.of(List.of(2.0, 2.0))).p());
  }

  @Test
  void probabilitiesGrowWithTheNumberOfTests() {
    List<Double> found = Holm.corrected(List.of(0.01, 0.04, 0.03, 0.9));
    assertEquals(
        List.of(0.04, 0.09, 0.09, 0.9), found.stream().map(StatisticsTest::rounded).toList());
  }

  private static double rounded(double value) {
    return Math.round(value * 1e9) / 1e9;
  }

  @Test
  void theBestOfTwoTriesIsTheBetterOneInThreeOfFourCases() {
    assertEquals(1.5, BestOf.expected(List.of(2.0, 1.0), 1), 1e-12);
    assertEquals(1.75, BestOf.expected(List.of(2.0, 1.0), 2), 1e-12);
    assertEquals(7, BestOf.expected(List.of(7.0), 3), 1e-12);
  }

  @Test
  void intervalsAreInOrder() {
    assertThrows(IllegalArgumentException.class, () -> new Interval(2, 1));
    assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1));
  }
}
