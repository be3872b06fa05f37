package io.github.mnist8k.data.augment;

/**
 * Brightness and contrast of each image times a random factor of its own, in random order, as
 * torchvision's {@code ColorJitter} changes PIL images; saturation and hue mean nothing to grey.
 *
 * @param brightness brightness factors are uniform in [max(0, 1 - brightness), 1 + brightness]; 0
 *     or more
 * @param contrast likewise for the contrast
 */
public record ColorJitter(double brightness, double contrast) implements Augmentation {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a number is negative or not finite
   */
  public ColorJitter {
    if (!(brightness >= 0 && contrast >= 0)
        || !Double.isFinite(brightness)
        || !Double.isFinite(contrast)) {
      throw new IllegalArgumentException(
          "jitter: expected finite numbers of 0 or more, found " + brightness + ", " + contrast);
    }
  }
}
