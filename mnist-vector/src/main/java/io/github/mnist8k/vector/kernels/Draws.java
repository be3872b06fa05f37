package io.github.mnist8k.vector.kernels;

import io.github.mnist8k.data.random.SplitMix64;

/**
 * Random numbers of a group's images as stateless functions of (seed of the update, purpose, place
 * of the image in the batch). Layers of the net are the purposes from 0 up, augmentations those
 * below.
 */
public final class Draws {

  private final int[] keys = new int[Lanes.GROUP];

  /**
   * 64 bits.
   *
   * @param seed of the update
   * @param image place in the batch
   */
  public static long bits(long seed, long purpose, long image) {
    long stream = SplitMix64.mix(seed + (purpose + 1) * SplitMix64.GOLDEN_GAMMA);
    return SplitMix64.mix(stream + (image + 1) * SplitMix64.GOLDEN_GAMMA);
  }

  /**
   * Number {@code index} of the sequence that begins with {@code bits}, uniform in [0, 1) with 53
   * bits.
   */
  public static double uniform(long bits, int index) {
    return (SplitMix64.mix(bits + index * SplitMix64.GOLDEN_GAMMA) >>> 11) * 0x1.0p-53;
  }

  /**
   * Takes the keys of an update's layer.
   *
   * @param firstImage place of the group's first image in the batch
   */
  public void set(long seed, int layer, int firstImage) {
    for (int lane = 0; lane < Lanes.GROUP; lane++) {
      keys[lane] = (int) bits(seed, layer, firstImage + lane);
    }
  }

  /** A key of each image, from which a dropout draws for each place. */
  int[] keys() {
    return keys;
  }
}
