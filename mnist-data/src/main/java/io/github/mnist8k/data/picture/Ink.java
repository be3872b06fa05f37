package io.github.mnist8k.data.picture;

import java.util.stream.IntStream;

/**
 * What is written in a picture: how far each pixel lies from the ground's level, on the ink's side
 * and beyond the ground's noise.
 *
 * @param levels 0 is ground; the more, the more ink
 * @param dark whether the ink is darker than its ground
 * @param ground the ground's grey level, 0..255
 */
record Ink(GreyLevels levels, boolean dark, int ground) {
  /** Ink that differs from its ground by less cannot be told from noise. */
  private static final int LEAST_CONTRAST = 32;

  /** The ground is looked at along the picture's edges, in a border of this share of its size. */
  private static final int BORDER_SHARE = 20;

  /**
   * Less than this share of the strongest ink does not widen the digit: JPEG leaves such ripples
   * around strokes.
   */
  private static final double FAINTEST = 0.1;

  /** So much of the border's noise is below what is subtracted. */
  private static final double NOISE_SHARE = 0.95;

  /**
   * Finds the ink. The median of the border is the ground. The ink is on that side of it, dark or
   * light, which the picture's levels reach out farther to. How much the border scatters to the
   * other side, where no ink is, tells the noise.
   *
   * @throws IllegalArgumentException if the picture is blank
   */
  static Ink of(GreyLevels picture) {
    int[] border = border(picture);
    int ground = median(border);
    int darkest = IntStream.of(picture.levels()).min().orElseThrow();
    int lightest = IntStream.of(picture.levels()).max().orElseThrow();
    boolean dark = ground - darkest >= lightest - ground;
    int side = dark ? -1 : 1;
    int[] scatter =
        IntStream.of(border).map(l -> side * (ground - l)).filter(d -> d >= 0).sorted().toArray();
    int noise = scatter[(int) (NOISE_SHARE * (scatter.length - 1))];
    int[] ink =
        IntStream.of(picture.levels()).map(l -> Math.max(0, side * (l - ground) - noise)).toArray();
    if (IntStream.of(ink).max().orElseThrow() < LEAST_CONTRAST) {
      throw new IllegalArgumentException(
          "expected a digit, found a blank picture: nothing stands out from the ground of level %d"
              .formatted(ground));
    }
    return new Ink(new GreyLevels(picture.width(), picture.height(), ink), dark, ground);
  }

  /** Level of the ground, 0..255: the median of the border. */
  static int ground(GreyLevels picture) {
    return median(border(picture));
  }

  private static int median(int[] sorted) {
    return sorted[sorted.length / 2];
  }

  /** Levels of the border, sorted. */
  private static int[] border(GreyLevels picture) {
    int width = picture.width();
    int height = picture.height();
    int depth = Math.max(1, Math.min(width, height) / BORDER_SHARE);
    return IntStream.range(0, width * height)
        .filter(
            i -> {
              int x = i % width;
              int y = i / width;
              return Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) < depth;
            })
        .map(i -> picture.levels()[i])
        .sorted()
        .toArray();
  }

  /** For people. */
  String description() {
    return "%s ink on ground of level %d".formatted(dark ? "dark" : "light", ground);
  }

  /**
   * The smallest part of the picture that holds all ink but specks and the faintest. Ink above the
   * typical level counts as typical: strokes are even, as NIST's black and white ones are.
   */
  GreyLevels cut() {
    GreyLevels strokes = Specks.dropped(levels);
    int strongest = IntStream.of(strokes.levels()).max().orElseThrow();
    int typical =
        median(IntStream.of(strokes.levels()).filter(l -> 2 * l >= strongest).sorted().toArray());
    int[] even = IntStream.of(strokes.levels()).map(l -> Math.min(l, typical)).toArray();
    return new GreyLevels(strokes.width(), strokes.height(), even).cut(FAINTEST * typical);
  }
}
