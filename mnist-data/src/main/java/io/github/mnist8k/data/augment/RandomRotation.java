package io.github.mnist8k.data.augment;

/**
 * Rotation of each image about its centre by its own angle, uniform in [-degrees, degrees], with
 * the nearest neighbour for each pixel, as torchvision rotates PIL images.
 *
 * @param degrees largest angle, 0..180
 * @param fill value, 0..255, of pixels that come from outside the image
 */
public record RandomRotation(double degrees, int fill) implements Augmentation {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when degrees is not 0..180 or fill is not 0..255
   */
  public RandomRotation {
    if (!(degrees >= 0 && degrees <= 180)) {
      throw new IllegalArgumentException("degrees: expected 0..180, found " + degrees);
    }
    if (fill < 0 || fill > 255) {
      throw new IllegalArgumentException("fill: expected 0..255, found " + fill);
    }
  }
}
