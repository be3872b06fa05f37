package io.github.mnist8k.digits.picture;

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

  /** So much of the border's noise is below what is subtracted. */
  private static final double NOISE_SHARE = 0.95;

  /**
   * Finds the ink. The median of the border is the ground. The ink is on that side of it, dark or
   * light, which the picture's levels reach out farther to. How much the border scatters to the
   * other side, where no ink is, tells the noise.
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
    return new Ink(new GreyLevels(picture.width(), picture.height(), ink), dark, ground);
  }

  /** Whether nothing stands out from the ground. */
  boolean isBlank() {
    return IntStream.of(levels.levels()).max().orElseThrow() < LEAST_CONTRAST;
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
    return borderPixels(picture).map(i -> picture.levels()[i]).sorted().toArray();
  }

  /** Indices of the pixels along the picture's edges. */
  static IntStream borderPixels(GreyLevels picture) {
    int depth = Math.max(1, Math.min(picture.width(), picture.height()) / BORDER_SHARE);
    return IntStream.range(0, picture.levels().length).filter(i -> picture.toEdge(i) < depth);
  }

  /** For people. */
  String description() {
    return "%s ink on ground of level %d".formatted(dark ? "dark" : "light", ground);
  }

  /**
   * The ink without specks; there must be some. Ink above the typical level counts as typical:
   * strokes are even, as NIST's black and white ones are.
   */
  Strokes strokes() {
    GreyLevels kept = Specks.dropped(levels);
    int strongest = IntStream.of(kept.levels()).max().orElseThrow();
    int typical =
        median(IntStream.of(kept.levels()).filter(l -> 2 * l >= strongest).sorted().toArray());
    int[] even = IntStream.of(kept.levels()).map(l -> Math.min(l, typical)).toArray();
    return new Strokes(new GreyLevels(kept.width(), kept.height(), even), typical);
  }
}
