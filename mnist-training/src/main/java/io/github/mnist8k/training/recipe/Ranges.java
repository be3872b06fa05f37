package io.github.mnist8k.training.recipe;

/** Ranges of a recipe's numbers; a number that is infinite or not a number is in none. */
final class Ranges {

  static boolean positive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  static boolean notNegative(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  /** In [0, 1). */
  static boolean share(double value) {
    return value >= 0 && value < 1;
  }

  private Ranges() {}
}
