package io.github.mnist8k.data.augment;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;

/**
 * Rotation, shift, scaling and shear of each image about its centre, each drawn for itself, with
 * the nearest neighbour for each pixel, as torchvision's {@code RandomAffine} changes PIL images.
 *
 * @param degrees largest angle, 0..180, drawn from [-degrees, degrees]
 * @param translateX largest shift to the side as a share of the width, 0..1; shifts are rounded to
 *     whole pixels
 * @param translateY largest shift up or down as a share of the height, 0..1
 * @param scaleMin smallest scale, above 0
 * @param scaleMax largest scale, at least the smallest
 * @param shear largest angle of shear along x in degrees, 0 up to 90 (excluded)
 * @param fill value, 0..255, of pixels that come from outside the image
 */
public record RandomAffine(
    double degrees,
    double translateX,
    double translateY,
    double scaleMin,
    double scaleMax,
    double shear,
    int fill)
    implements Augmentation {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException when a number is out of its range
   */
  public RandomAffine {
    Ranges.within("degrees", 0, 180, degrees);
    Ranges.within("translateX", 0, 1, translateX);
    Ranges.within("translateY", 0, 1, translateY);
    Ranges.positive("scaleMin", scaleMin);
    Ranges.require(
        scaleMax >= scaleMin, "scaleMax", "at least the smallest scale, " + scaleMin, scaleMax);
    Ranges.require(shear >= 0 && shear < 90, "shear", "0 or more and less than 90", shear);
    Ranges.within("fill", 0, 255, fill);
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<RandomAffine, Builder> {

    private Builder() {
      super(RandomAffine.class);
    }

    /** Sets {@link RandomAffine#degrees()}. */
    public Builder degrees(double value) {
      return set("degrees", value);
    }

    /** Sets {@link RandomAffine#translateX()}. */
    public Builder translateX(double value) {
      return set("translateX", value);
    }

    /** Sets {@link RandomAffine#translateY()}. */
    public Builder translateY(double value) {
      return set("translateY", value);
    }

    /** Sets {@link RandomAffine#scaleMin()}. */
    public Builder scaleMin(double value) {
      return set("scaleMin", value);
    }

    /** Sets {@link RandomAffine#scaleMax()}. */
    public Builder scaleMax(double value) {
      return set("scaleMax", value);
    }

    /** Sets {@link RandomAffine#shear()}. */
    public Builder shear(double value) {
      return set("shear", value);
    }

    /** Sets {@link RandomAffine#fill()}. */
    public Builder fill(int value) {
      return set("fill", value);
    }
  }
}
