package io.github.mnist8k.reports.claims;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mnist8k.reports.statistics.Interval;

/** Which difference a source speaks of. */
public enum Direction {
  /** The first is above the second. */
  @JsonProperty("higher")
  HIGHER,

  /** The first is below the second. */
  @JsonProperty("lower")
  LOWER,

  /** The first is as good as the second, or better. */
  @JsonProperty("notLower")
  NOT_LOWER;

  /**
   * Judges a difference by its interval. A direction holds where zero lies outside on the right
   * side, and does not where even the favourable end is negligible; "not lower" holds where even
   * the unfavourable end is no more than that below zero.
   *
   * @param negligible a difference that is none, in the quantity's unit
   */
  Outcome judge(Interval difference, double negligible) {
    return switch (this) {
      case HIGHER -> Outcome.of(difference.low() > 0, difference.high() < negligible);
      case LOWER -> Outcome.of(difference.high() < 0, difference.low() > -negligible);
      case NOT_LOWER -> Outcome.of(difference.low() >= -negligible, difference.high() < 0);
    };
  }
}
