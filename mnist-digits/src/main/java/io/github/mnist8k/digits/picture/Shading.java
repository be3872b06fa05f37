package io.github.mnist8k.digits.picture;

import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Light that falls off steadily across a picture, as on paper that is lit from one side: a plane
 * through the levels of the ground, each of its slopes the difference of the medians along two
 * opposite edges. Ink that touches less than half of an edge does not disturb it.
 *
 * @param middle level of the ground in the middle of the picture
 * @param right by how much the level rises from the left edge to the right one
 * @param down by how much it rises from the upper edge to the lower one
 */
record Shading(double middle, double right, double down) {
  /** A weaker one is left alone: ink stands out from its ground all the same. */
  private static final double LEAST_FALL = 48;

  /** Where the ground is darker somewhere, its share of the light cannot be told well. */
  private static final double DARKEST_GROUND = 64;

  /** Of the border's pixels, such a share ... */
  private static final double FITTING = 0.9;

  /** ... lies closer to the plane than this share of its fall; else it is no steady light. */
  private static final double LARGEST_DEVIATION = 0.25;

  private static final int WHITE = 255;

  /**
   * Evens out strong shading of a light ground: each level is divided by that of the ground there,
   * since ink and paper reflect a share of the light.
   *
   * @return the picture with an even ground, or nothing if its ground is even enough, dark, or not
   *     a plane
   */
  static Optional<GreyLevels> evenedOut(GreyLevels picture) {
    Shading shading = of(picture);
    return shading.isStrong() && shading.fits(picture)
        ? Optional.of(shading.evened(picture))
        : Optional.empty();
  }

  private static Shading of(GreyLevels picture) {
    int width = picture.width();
    int height = picture.height();
    double left = median(picture, i -> i % width == 0);
    double right = median(picture, i -> i % width == width - 1);
    double top = median(picture, i -> i / width == 0);
    double bottom = median(picture, i -> i / width == height - 1);
    return new Shading((left + right + top + bottom) / 4, right - left, bottom - top);
  }

  private static double median(GreyLevels picture, IntPredicate edge) {
    int[] sorted =
        IntStream.range(0, picture.levels().length)
            .filter(edge)
            .map(i -> picture.levels()[i])
            .sorted()
            .toArray();
    return sorted[sorted.length / 2];
  }

  private boolean isStrong() {
    double fall = fall();
    return fall >= LEAST_FALL && middle - fall / 2 >= DARKEST_GROUND;
  }

  /** From the lightest corner to the darkest one. */
  private double fall() {
    return Math.abs(right) + Math.abs(down);
  }

  private boolean fits(GreyLevels picture) {
    double[] deviations =
        Ink.borderPixels(picture)
            .mapToDouble(i -> Math.abs(picture.levels()[i] - ground(picture, i)))
            .sorted()
            .toArray();
    double deviation = deviations[(int) (FITTING * (deviations.length - 1))];
    return deviation <= LARGEST_DEVIATION * fall();
  }

  /** Level of the ground at a pixel. */
  private double ground(GreyLevels picture, int pixel) {
    double x = (pixel % picture.width() + 0.5) / picture.width() - 0.5;
    double y = (pixel / picture.width() + 0.5) / picture.height() - 0.5;
    return middle + right * x + down * y;
  }

  private GreyLevels evened(GreyLevels picture) {
    int[] levels =
        IntStream.range(0, picture.levels().length)
            .map(i -> (int) Math.round(picture.levels()[i] * middle / ground(picture, i)))
            .map(level -> Math.min(WHITE, level))
            .toArray();
    return new GreyLevels(picture.width(), picture.height(), levels);
  }
}
