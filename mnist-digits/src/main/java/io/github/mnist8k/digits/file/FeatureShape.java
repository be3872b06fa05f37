package io.github.mnist8k.digits.file;

/**
 * Shape of one image's features between two layers.
 *
 * @param channels number of channels, at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record FeatureShape(int channels, int height, int width) {

  /** One grey image: 1 channel, 28x28. */
  public static final FeatureShape IMAGE = new FeatureShape(1, 28, 28);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a size is not positive, or there are more values than an
   *     array holds
   */
  public FeatureShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "features need at least one channel, row and column, found "
              + text(channels, height, width));
    }
    if ((long) channels * height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException("too many features: " + text(channels, height, width));
    }
  }

  /** Numbers per image: channels x height x width. */
  public int size() {
    return channels * height * width;
  }

  @Override
  public String toString() {
    return text(channels, height, width);
  }

  private static String text(int channels, int height, int width) {
    return channels + "x" + height + "x" + width;
  }
}
