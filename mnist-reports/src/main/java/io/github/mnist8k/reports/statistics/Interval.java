package io.github.mnist8k.reports.statistics;

/**
 * An interval of numbers, ends included, in the unit of what it bounds.
 *
 * @param low the lower end
 * @param high the upper end
 */
public record Interval(double low, double high) {

  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if the lower end is above the upper, or one is not a number
   */
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("expected low <= high, found " + low + " and " + high);
    }
  }

  /** The interval of a middle and half a width. */
  static Interval around(double middle, double half) {
    return new Interval(middle - half, middle + half);
  }

  /** Whether a number lies in it. */
  public boolean contains(double value) {
    return low <= value && value <= high;
  }
}
