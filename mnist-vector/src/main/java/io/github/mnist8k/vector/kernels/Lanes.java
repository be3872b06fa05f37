package io.github.mnist8k.vector.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * How images lie in vectors: 16 images are a group, and the 16 values of a pixel, one of each
 * image, lie side by side. A group is one vector of 512 bits, or two or four on narrower machines:
 * kernels then go over the memory once for each. What happens in a lane is the same on all of them.
 */
public final class Lanes {

  /** Images of a group. */
  public static final int GROUP = 16;

  /** Vectors of numbers. */
  static final VectorSpecies<Float> FLOATS =
      FloatVector.SPECIES_PREFERRED.length() > GROUP
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;

  /** Vectors of as many whole numbers. */
  static final VectorSpecies<Integer> INTS = VectorSpecies.of(int.class, FLOATS.vectorShape());

  /** Lanes of a vector: 2 to 16. */
  static final int WIDTH = FLOATS.length();

  /** Vectors of the preferred width, for messages. */
  public static String description() {
    return FLOATS.vectorBitSize() + " bit";
  }

  /**
   * Sets the lanes of images that are not there to zero.
   *
   * @param values [pixels, 16]
   * @param images images that are there, 1 to 16
   */
  public static void clearBeyond(float[] values, int images) {
    if (images == GROUP) {
      return;
    }
    for (int i = 0; i < values.length; i += GROUP) {
      for (int lane = images; lane < GROUP; lane++) {
        values[i + lane] = 0;
      }
    }
  }

  private Lanes() {}
}
