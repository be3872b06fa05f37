package io.github.mnist8k.vector.kernels;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Which values a dropout sets to zero: a stateless random function of an image's key and a place.
 *
 * <p>The random number is the mixer {@code lowbias32} (C. Wellons, "Prospecting for hash
 * functions", 2018) of key + place x g, g the odd number next to 2^32 over the golden ratio. One
 * number serves two values, by its upper and by its lower 16 bits.
 */
final class Drops {

  private static final int GOLDEN_GAMMA = 0x9e3779b9;
  private static final int FIRST = 0x7feb352d;
  private static final int SECOND = 0x846ca68b;
  private static final int HALF = 16; // bits that decide on a value
  private static final int LEVELS = 1 << HALF;

  /** A value is dropped when its bits, shifted to the left of a signed number, are below this. */
  private final int least;

  private final float factor;

  /**
   * Drops of a probability.
   *
   * @param p in [0, 1), kept to the nearest 1/65536
   */
  Drops(double p) {
    int dropped = (int) Math.min(LEVELS - 1, Math.round(p * LEVELS));
    this.least = Integer.MIN_VALUE + (dropped << HALF);
    this.factor = (float) (LEVELS / (double) (LEVELS - dropped));
  }

  /** What a whole channel is multiplied by: 0, or the inverse of the share that is kept. */
  float factor(int key, int place) {
    int hash = key + place * GOLDEN_GAMMA;
    hash = (hash ^ (hash >>> 16)) * FIRST;
    hash = (hash ^ (hash >>> 15)) * SECOND;
    hash ^= hash >>> 16;
    return hash >= least ? factor : 0;
  }

  /**
   * What the values of neighbouring pixels are multiplied by. The first half takes the upper bits
   * of their numbers, the second half the lower ones.
   *
   * @param keys keys of the 16 images
   * @param place of the first pixel in the features
   * @param factors takes [pixels, 16]
   */
  void block(int[] keys, int lane, int place, int pixels, float[] factors) {
    IntVector key = IntVector.fromArray(Lanes.INTS, keys, lane);
    FloatVector kept = FloatVector.broadcast(Lanes.FLOATS, factor);
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int half = (pixels + 1) / 2;
    int second = lane + (pixels - half) * Lanes.GROUP; // of an odd number, the middle is both
    for (int i = 0; i < half; i++) {
      IntVector hash = key.add((place + i) * GOLDEN_GAMMA);
      hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 16)).mul(FIRST);
      hash =
          hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 15)).mul(SECOND);
      hash = hash.lanewise(VectorOperators.XOR, hash.lanewise(VectorOperators.LSHR, 16));
      zero.blend(kept, keeps(hash)).intoArray(factors, lane + i * Lanes.GROUP);
      zero.blend(kept, keeps(hash.lanewise(VectorOperators.LSHL, HALF)))
          .intoArray(factors, second + i * Lanes.GROUP);
    }
  }

  private VectorMask<Float> keeps(IntVector bits) {
    return bits.compare(VectorOperators.GE, least).cast(Lanes.FLOATS);
  }
}
