package io.github.mnist8k.data.augment;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;

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
    Ranges.within("degrees", 0, 180, degrees);
    Ranges.within("fill", 0, 255, fill);
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<RandomRotation, Builder> {

    private Builder() {
      super(RandomRotation.class);
    }

    /** Sets {@link RandomRotation#degrees()}. */
    public Builder degrees(double value) {
      return set("degrees", value);
    }

    /** Sets {@link RandomRotation#fill()}. */
    public Builder fill(int value) {
      return set("fill", value);
    }
  }
}
