package io.github.mnist8k.data.augment;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;

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
    Ranges.notNegative("brightness", brightness);
    Ranges.notNegative("contrast", contrast);
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<ColorJitter, Builder> {

    private Builder() {
      super(ColorJitter.class);
    }

    /** Sets {@link ColorJitter#brightness()}. */
    public Builder brightness(double value) {
      return set("brightness", value);
    }

    /** Sets {@link ColorJitter#contrast()}. */
    public Builder contrast(double value) {
      return set("contrast", value);
    }
  }
}
