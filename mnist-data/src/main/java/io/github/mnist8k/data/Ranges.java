package io.github.mnist8k.data;

/**
 * Checks of the numbers that declared values hold, such as a layer's or a recipe's. A number out of
 * its range is an {@link IllegalArgumentException} whose message begins with the number's name and
 * a colon. What is infinite or no number is in no range.
 */
public final class Ranges {
  private Ranges() {}

  /** A whole number of at least so much. */
  public static void atLeast(String name, int least, int value) {
    require(value >= least, name, least + " or more", value);
  }

  /** A finite number above 0. */
  public static void positive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, "a finite number above 0", value);
  }

  /** A finite number of 0 or more. */
  public static void notNegative(String name, double value) {
    require(value >= 0 && Double.isFinite(value), name, "a finite number of 0 or more", value);
  }

  /** A number from 0 to less than 1. */
  public static void share(String name, double value) {
    require(value >= 0 && value < 1, name, "0 or more and less than 1", value);
  }

  /** A number between 0 and 1, neither of them. */
  public static void properShare(String name, double value) {
    require(value > 0 && value < 1, name, "more than 0 and less than 1", value);
  }

  /** A number of a closed range. */
  public static void within(String name, int least, int most, Number value) {
    double number = value.doubleValue();
    require(number >= least && number <= most, name, least + ".." + most, value);
  }

  /**
   * Any other condition.
   *
   * @param expected what the condition asks for, in words
   * @param value what was found
   * @throws IllegalArgumentException unless the condition holds
   */
  public static void require(boolean holds, String name, String expected, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(name + ": expected " + expected + ", found " + value);
    }
  }
}
