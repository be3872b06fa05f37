package io.github.mnist8k.digits.picture;

import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The strokes of a digit in the whole picture.
 *
 * @param levels 0 is ground; the more, the more ink
 * @param typical level of a stroke, which is the largest too
 */
record Strokes(GreyLevels levels, int typical) {
  /**
   * Less than this share of the typical ink does not widen the digit: JPEG leaves such ripples
   * around strokes.
   */
  private static final double FAINTEST = 0.1;

  /** A digit covers less of its picture. */
  private static final double MOST_COVERED = 0.5;

  /** A digit touches less of its picture's edge, even one that is cut out closely. */
  private static final double MOST_OF_EDGE = 0.4;

  /** The smallest part of the picture that holds all strokes but the faintest ink. */
  GreyLevels cut() {
    return levels.cut(FAINTEST * typical);
  }

  /** Why these may be no strokes of a digit, or nothing. */
  Optional<String> doubt() {
    double covered = inked(i -> true);
    double edge = inked(i -> levels.toEdge(i) == 0);
    if (covered <= MOST_COVERED && edge <= MOST_OF_EDGE) {
      return Optional.empty();
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "what was taken for ink covers %.0f %% of the picture and %.0f %% of its edge, more than"
                + " a digit does; it needs even light and some paper around the digit",
            100 * covered,
            100 * edge));
  }

  /** Share of some of the pixels that has ink, 0..1. */
  private double inked(IntPredicate pixels) {
    return IntStream.range(0, levels.levels().length)
        .filter(pixels)
        .mapToDouble(i -> levels.levels()[i] >= FAINTEST * typical ? 1 : 0)
        .average()
        .orElseThrow();
  }
}
