package io.github.mnist8k.data.augment;

import io.github.mnist8k.data.RecordBuilder;
import java.util.List;

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
    boolean inRange =
        degrees >= 0
            && degrees <= 180
            && translateX >= 0
            && translateX <= 1
            && translateY >= 0
            && translateY <= 1
            && scaleMin > 0
            && scaleMax >= scaleMin
            && shear >= 0
            && shear < 90
            && fill >= 0
            && fill <= 255;
    if (!inRange) {
      throw new IllegalArgumentException(
          "affine: expected degrees 0..180, translations 0..1, 0 < scaleMin <= scaleMax, shear 0..90, fill 0..255,"
              + " found "
              + List.of(degrees, translateX, translateY, scaleMin, scaleMax, shear, fill));
    }
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
