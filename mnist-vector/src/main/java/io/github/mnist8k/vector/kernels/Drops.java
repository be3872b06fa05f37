package io.github.mnist8k.vector.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * Which values a dropout sets to zero: a stateless random function of an image's key and a place.
 *
 * <p>The random number is the mixer {@code lowbias32} (C. Wellons, "Prospecting for hash
 * functions", 2018) of key + place x g, g the odd number next to 2^32 over the golden ratio. Its
 * last step, which changes only low bits, is left out: what counts is whether the number's upper 31
 * bits lie below a threshold.
 */
final class Drops {

  private static final int GOLDEN_GAMMA = 0x9e3779b9;
  private static final int FIRST = 0x7feb352d;
  private static final int SECOND = 0x846ca68b;
  private static final int LEVELS = 1 << 16;

  /** A value is dropped when its number is at most this; -1 drops none. */
  private final int highest;

  private final float factor;

  /**
   * Drops of a probability.
   *
   * @param p in [0, 1), kept to the nearest 1/65536
   */
  Drops(double p) {
    int dropped = (int) Math.min(LEVELS - 1, Math.round(p * LEVELS));
    this.highest = (dropped << 15) - 1;
    this.factor = (float) (LEVELS / (double) (LEVELS - dropped));
  }

  /** What a whole channel is multiplied by: 0, or the inverse of the share that is kept. */
  float factor(int key, int place) {
    int hash = key + place * GOLDEN_GAMMA;
    hash = (hash ^ (hash >>> 16)) * FIRST;
    hash = (hash ^ (hash >>> 15)) * SECOND;
    return hash >>> 1 > highest ? factor : 0;
  }

  /**
   * What the values of neighbouring pixels are multiplied by.
   *
   * @param keys keys of the 16 images
   * @param place of the first pixel in the features
   * @param factors takes [pixels, 16]
   */
  void block(int[] keys, int lane, int place, int pixels, float[] factors) {
    IntVector key = IntVector.fromArray(Lanes.INTS, keys, lane);
    IntVector bits = FloatVector.broadcast(Lanes.FLOATS, factor).reinterpretAsInts();
    int at = place;
    int end = lane + pixels * Lanes.GROUP;
    for (int i = lane; i < end; i += Lanes.GROUP, at++) {
      IntVector hash = key.add(at * GOLDEN_GAMMA);
      hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 16)).mul(FIRST);
      hash =
          hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 15)).mul(SECOND);
      // All bits where (highest - number) is negative; both are at least -1, so nothing overflows.
      hash.lanewise(VectorOperators.LSHR, 1)
          .neg()
          .add(highest)
          .lanewise(VectorOperators.ASHR, 31)
          .and(bits)
          .reinterpretAsFloats()
          .intoArray(factors, i);
    }
  }
}
