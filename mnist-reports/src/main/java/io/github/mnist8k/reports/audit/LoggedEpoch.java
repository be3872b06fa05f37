package io.github.mnist8k.reports.audit;

import java.util.Objects;

/**
 * An epoch as a log tells it.
 *
 * @param place where its test accuracy stands, such as {@code line 12}
 * @param number its number there; null if it has none
 * @param train training accuracy in per cent; null if the log does not tell
 * @param test test accuracy in per cent
 */
public record LoggedEpoch(String place, Integer number, Double train, double test) {

  /** Checks that the place is there. */
  public LoggedEpoch {
    Objects.requireNonNull(place, "place");
  }

  /** Whether it has the same figures as another, wherever they stand. */
  boolean sameAs(LoggedEpoch other) {
    return Objects.equals(number, other.number)
        && Objects.equals(train, other.train)
        && test == other.test;
  }

  /** The same with fractions turned into per cent. */
  LoggedEpoch inPercent(boolean trainIsFraction, boolean testIsFraction) {
    return new LoggedEpoch(
        place,
        number,
        train != null && trainIsFraction ? Double.valueOf(percent(train)) : train,
        testIsFraction ? percent(test) : test);
  }

  /** Without the dust that a product with 100 leaves behind the decimals of a log. */
  private static double percent(double fraction) {
    return Math.round(1e8 * fraction) / 1e6;
  }
}
