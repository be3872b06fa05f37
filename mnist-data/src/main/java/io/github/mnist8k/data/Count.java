package io.github.mnist8k.data;

import java.util.Objects;

/** A number and what it counts, as messages say it. */
public final class Count {
  private Count() {}

  /**
   * A number with its noun: {@code 1 epoch}, {@code 3 epochs}.
   *
   * @param noun in the singular; its plural ends in s
   */
  public static String of(long number, String noun) {
    Objects.requireNonNull(noun, "noun");
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
