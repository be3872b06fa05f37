package io.github.mnist8k.vector.kernels;

import java.util.Comparator;
import java.util.List;

/**
 * Size of a tile of sums. More sums share what is loaded, but all of them, the values of the
 * shorter side and one of the longer must fit 32 vector registers, with several to spare: tiles of
 * 24 sums were as fast or slower by half, from one process to the next, as the JVM's compiler kept
 * some of them in memory; tiles of 20 never were.
 *
 * @param outputs output channels
 * @param across neighbouring pixels of a convolution, or columns of a weight gradient
 */
record TileShape(int outputs, int across) {

  /** Tiles of a convolution; one pixel for images that are narrower than the others. */
  static final List<TileShape> CONVOLUTION =
      List.of(
          new TileShape(10, 2),
          new TileShape(8, 2),
          new TileShape(6, 3),
          new TileShape(5, 4),
          new TileShape(4, 5),
          new TileShape(4, 4),
          new TileShape(6, 1),
          new TileShape(5, 1),
          new TileShape(4, 1));

  /** Tiles of a weight gradient. */
  static final List<TileShape> GRADIENT =
      List.of(new TileShape(6, 3), new TileShape(5, 4), new TileShape(4, 5));

  /** A multiply-add starts twice in a cycle and takes four: fewer sums than this wait. */
  private static final int FEWEST_SUMS = 8;

  /** What a load costs beside a multiply-add, as measured with tiles of 10 and of 14 loads. */
  private static final double LOAD = 0.45;

  /** The shape that covers outputs x width in the shortest time. */
  static TileShape best(List<TileShape> shapes, int outputs, int width) {
    return shapes.stream()
        .filter(shape -> shape.outputs <= outputs && shape.across <= width)
        .min(Comparator.comparingDouble(shape -> shape.cost(outputs, width)))
        .orElseThrow();
  }

  private double cost(int outputs, int width) {
    double tile = Math.max(FEWEST_SUMS, this.outputs * across) + LOAD * (this.outputs + across);
    return tile * count(outputs, this.outputs) * count(width, across);
  }

  /** Tiles of a size that cover a length. */
  static int count(int length, int size) {
    return (length + size - 1) / size;
  }

  /** Where a tile starts; the last one ends at the end and does a part of the one before again. */
  static int start(int tile, int length, int size) {
    return Math.min(tile * size, length - size);
  }
}
