package io.github.mnist8k.models.weights;

/** The 16-bit floating point number of IEEE 754; every one is a float32 too. */
final class HalfFloat {

  private static final int FRACTION_BITS = 10;
  private static final int FRACTION = (1 << FRACTION_BITS) - 1;
  private static final int LARGEST_EXPONENT = 31;
  private static final int BIAS = 15;

  /** The number of these bits. */
  static float of(short bits) {
    int exponent = bits >> FRACTION_BITS & LARGEST_EXPONENT;
    int fraction = bits & FRACTION;
    float size;
    if (exponent == LARGEST_EXPONENT) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      size = Math.scalb((float) fraction, 1 - BIAS - FRACTION_BITS);
    } else {
      size = Math.scalb((float) (fraction | FRACTION + 1), exponent - BIAS - FRACTION_BITS);
    }
    return bits < 0 ? -size : size;
  }

  private HalfFloat() {}
}
