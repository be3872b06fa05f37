package io.github.mnist8k.vector.kernels;

import java.util.Arrays;

/**
 * First calls of a tile, on a loop of a good length. The JVM's compiler judges a loop by those that
 * it has seen: after a few of the small layers at a net's end it may keep the sums in memory, and
 * the tile takes twice the time for good.
 *
 * @param tile kind and size of the tile; one warm-up of each is enough
 * @param calls what is to be done
 */
public record WarmUp(String tile, Runnable calls) {

  private static final int CALLS = 700; // the compiler looks after 600
  private static final int LENGTH = 32; // pixels or taps
  private static final int SIZE = (LENGTH + 8) * Lanes.GROUP;

  /** Of a convolution's tile. */
  static WarmUp convolution(TileShape shape) {
    return new WarmUp(
        "convolution " + shape,
        () -> {
          int[] places = places();
          float[] numbers = new float[shape.outputs() * SIZE];
          for (int i = 0; i < CALLS; i++) {
            ConvolutionTiles.run(shape, numbers, 0, places, numbers, 0, numbers, 0, SIZE);
          }
        });
  }

  /** Of a weight gradient's tile. */
  static WarmUp weightGradient(TileShape shape) {
    return new WarmUp(
        "weight gradient " + shape,
        () -> {
          int[] places = places();
          float[] numbers = new float[shape.outputs() * SIZE];
          float[] block = new float[WeightGradient.MEMORY];
          int[] taps = new int[shape.across()];
          for (int i = 0; i < CALLS; i++) {
            GradientTiles.run(
                shape, numbers, 0, taps, 0, numbers, 0, SIZE, places, 0, LENGTH, block);
          }
        });
  }

  private static int[] places() {
    int[] places = new int[LENGTH];
    Arrays.setAll(places, i -> i * Lanes.GROUP);
    return places;
  }
}
