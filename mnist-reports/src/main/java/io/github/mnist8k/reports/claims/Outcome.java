package io.github.mnist8k.reports.claims;

import com.fasterxml.jackson.annotation.JsonValue;

/** What our runs say of a claim. */
public enum Outcome {
  /** They say the same. */
  HOLDS("holds"),

  /** They say otherwise. */
  DOES_NOT_HOLD("does not hold"),

  /** They are too few, or too far apart, to say. */
  OPEN("open");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  static Outcome of(boolean holds, boolean doesNot) {
    return holds ? HOLDS : doesNot ? DOES_NOT_HOLD : OPEN;
  }

  /** The outcome of two claims of which both have to hold. */
  Outcome and(Outcome other) {
    if (this == DOES_NOT_HOLD || other == DOES_NOT_HOLD) {
      return DOES_NOT_HOLD;
    }
    return this == HOLDS ? other : this;
  }

  /** For people and programs. */
  @JsonValue
  public String words() {
    return words;
  }
}
