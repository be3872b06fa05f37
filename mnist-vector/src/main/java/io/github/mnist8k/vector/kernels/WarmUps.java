package io.github.mnist8k.vector.kernels;

import java.util.Arrays;
import java.util.List;

/** Warm-ups of all kernels, on a single row of pixels: a dropout draws for two of them at once. */
public final class WarmUps {

  /**
   * Pixels or taps of a call. The compiler asks for 600 calls with 15,000 rounds, so 25 at least.
   */
  private static final int LENGTH = 26;

  private static final int SIZE = (LENGTH + 8) * Lanes.GROUP;
  private static final Plane ROW = new Plane(1, 1, 2 * LENGTH, 0);
  private static final Plane PAIRS = new Plane(1, 1, 4 * LENGTH, 0);

  /** Of a convolution's tile. */
  static WarmUp convolution(TileShape shape) {
    int[] places = places();
    float[] numbers = new float[shape.outputs() * SIZE];
    return new WarmUp(
        "convolution " + shape,
        () -> ConvolutionTiles.run(shape, numbers, 0, places, numbers, 0, numbers, 0, SIZE));
  }

  /** Of a weight gradient's tile. */
  static WarmUp weightGradient(TileShape shape) {
    int[] places = places();
    float[] numbers = new float[shape.outputs() * SIZE];
    float[] block = new float[WeightGradient.MEMORY];
    int[] taps = new int[shape.across()];
    return new WarmUp(
        "weight gradient " + shape,
        () ->
            GradientTiles.run(
                shape, numbers, 0, taps, 0, numbers, 0, SIZE, places, 0, LENGTH, block));
  }

  private static int[] places() {
    int[] places = new int[LENGTH];
    Arrays.setAll(places, i -> i * Lanes.GROUP);
    return places;
  }

  /**
   * Of an activation, there and back.
   *
   * @param drops whether values are dropped
   */
  public static List<WarmUp> activation(boolean drops) {
    var activation = new Activation(ROW, true, true, drops ? 0.5 : 0, 0);
    var draws = new Draws();
    var sums = new LaneSums(2);
    float[] y = ROW.allocate();
    float[] out = ROW.allocate();
    float[] factors = activation.factors();
    String kind = drops ? "dropout" : "activation";
    return List.of(
        new WarmUp(kind, () -> activation.forward(y, 0, 1, 0, draws, factors, out, 0, 0)),
        new WarmUp(
            kind + " back",
            () -> activation.backward(y, 0, 1, 0, 0, draws, factors, y, 0, out, sums)),
        new WarmUp(
            "norm back",
            () -> activation.backwardThroughNorm(y, 0, y, 1, 0, 0, out, ROW, sums, true)));
  }

  /** Of a batch norm's statistics. */
  public static WarmUp statistics() {
    var activation = new Activation(ROW, true, true, 0, 0);
    var sums = new LaneSums(2);
    float[] y = ROW.allocate();
    double[] to = new double[2];
    return new WarmUp(
        "statistics",
        () -> ChannelStatistics.apply(ROW, y, 0, activation, 0, Lanes.GROUP, sums, to, 0));
  }

  /**
   * Of a pooling, there and back.
   *
   * @param maximum whether windows give their maximum or their mean
   */
  public static List<WarmUp> pooling(boolean maximum) {
    var pooling = new Pooling(PAIRS, ROW, 1, 2, 2, maximum);
    float[] x = PAIRS.allocate();
    float[] y = ROW.allocate();
    float[] winners = ROW.allocate();
    String kind = maximum ? "maximum" : "mean";
    return List.of(
        new WarmUp(kind, () -> pooling.forward(x, y, 0, 0, winners, 0)),
        new WarmUp(kind + " back", () -> pooling.backward(y, 0, winners, x)));
  }

  private WarmUps() {}
}
