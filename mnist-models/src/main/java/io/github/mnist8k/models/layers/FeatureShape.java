package io.github.mnist8k.models.layers;

/**
 * Shape of one image's features between two layers. Flat features, which {@link Flatten} and {@link
 * Linear} give, have no rows and columns any more: PyTorch's shape is [N, channels] in place of [N,
 * channels, height, width].
 *
 * @param channels number of channels, or of flat features; at least 1
 * @param height rows, at least 1; 1 if flat
 * @param width columns, at least 1; 1 if flat
 * @param flat whether the features are flat
 */
public record FeatureShape(int channels, int height, int width, boolean flat) {

  /** One grey image of MNIST: 1 channel, 28x28. */
  public static final FeatureShape MNIST = new FeatureShape(1, 28, 28);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a size is not positive; if there are more than 2^31 - 1
   *     values; if flat features have rows or columns
   */
  public FeatureShape {
    if (channels < 1 || height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "features need at least one channel, row and column, found "
              + text(channels, height, width));
    }
    if ((double) channels * height * width > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "features have at most "
              + Integer.MAX_VALUE
              + " values, found "
              + text(channels, height, width));
    }
    if (flat && (height != 1 || width != 1)) {
      throw new IllegalArgumentException(
          "flat features have one row and column, found " + text(channels, height, width));
    }
  }

  /** Features with rows and columns. */
  public FeatureShape(int channels, int height, int width) {
    this(channels, height, width, false);
  }

  /** So many flat features. */
  public static FeatureShape flat(int features) {
    return new FeatureShape(features, 1, 1, true);
  }

  /** Numbers per image: channels x height x width. */
  public int size() {
    return channels * height * width;
  }

  /** For layers that need rows and columns. */
  void refuseFlat() {
    if (flat) {
      throw new IllegalArgumentException(
          "expected features with rows and columns, found "
              + channels
              + " flat ones, as Flatten and Linear give them");
    }
  }

  /** Channels, rows and columns, such as {@code 8x26x26}. */
  @Override
  public String toString() {
    return text(channels, height, width);
  }

  private static String text(int channels, int height, int width) {
    return channels + "x" + height + "x" + width;
  }
}
