package io.github.mnist8k.digits.kernel;

import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import java.nio.FloatBuffer;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A convolution by vector instructions: neighbouring pixels lie in the lanes, so that all lanes
 * work at any number of channels (with channels in them, 12 would leave a quarter of 16 idle).
 *
 * <p>A channel is taken as one long row, borders included: an output value that lies j further has
 * its inputs j further, over the ends of the rows too. What is computed between the rows is thrown
 * away, a few percent.
 *
 * <p>A tile is 2 output channels x 5 vectors, summed over all taps in registers:
 *
 * <pre>
 *   for each tap:  two weights, five vectors of the input
 *        channel o      a0 += wa x0   a1 += wa x1   ...   a4 += wa x4
 *        channel o + 1  b0 += wb x0   b1 += wb x1   ...   b4 += wb x4
 * </pre>
 *
 * <p>10 sums hide the latency of an addition and, with weights and input, fit into the 16 registers
 * of AVX2; with 12 the compiler had to store some, and a net took 82 us in place of 51. The rest of
 * a channel, if short, is a tile of 3 vectors.
 *
 * <p>Each tile is a method with one loop: JDK 17's compiler keeps vectors on the heap when they
 * live through two.
 */
final class VectorConvolution implements Stage {

  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  static final int LANES = S.length();

  /** Vectors in a tile, and in the last one if they are enough. */
  static final int WIDE = 5;

  private static final int NARROW = 3;

  private final float floor;
  private final Planes out;
  private final int channels;

  /** Where each tap begins to read. */
  private final int[] starts;

  /** Weights of a pair of output channels, side by side for each tap: [pair][2 tap + channel]. */
  private final float[][] weights;

  private final float[] bias;

  VectorConvolution(Convolution layer, float floor, Planes in, Planes out) {
    this.floor = floor;
    this.out = out;
    this.channels = layer.outChannels();
    this.starts = Taps.starts(layer, in);
    int pairs = (channels + 1) / 2;
    this.weights = new float[pairs][2 * starts.length];
    this.bias = new float[2 * pairs];
    layer.bias().get(bias, 0, channels);
    FloatBuffer values = layer.weights();
    for (int o = 0; o < channels; o++) {
      for (int t = 0; t < starts.length; t++) {
        weights[o / 2][2 * t + o % 2] = values.get();
      }
    }
  }

  @Override
  public void run(float[] in, float[] features, float[][] work) {
    int length = out.run();
    int j = 0;
    for (; length - j > NARROW * LANES; j += WIDE * LANES) {
      for (int o = 0; o < channels; o += 2) {
        wide(in, features, o, j);
      }
    }
    if (j < length) {
      for (int o = 0; o < channels; o += 2) {
        narrow(in, features, o, j);
      }
    }
    for (int o = 0; o < channels; o++) {
      out.clearBorder(features, o);
    }
  }

  /** 2 channels x 5 vectors, from value j of channels o and o + 1. */
  private void wide(float[] in, float[] features, int o, int j) {
    FloatVector a0 = FloatVector.broadcast(S, bias[o]);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector b0 = FloatVector.broadcast(S, bias[o + 1]);
    FloatVector b1 = b0;
    FloatVector b2 = b0;
    FloatVector b3 = b0;
    FloatVector b4 = b0;
    float[] w = weights[o / 2];
    for (int t = 0; t < starts.length; t++) {
      int p = starts[t] + j;
      FloatVector wa = FloatVector.broadcast(S, w[2 * t]);
      FloatVector wb = FloatVector.broadcast(S, w[2 * t + 1]);
      FloatVector x0 = FloatVector.fromArray(S, in, p);
      a0 = x0.fma(wa, a0);
      b0 = x0.fma(wb, b0);
      FloatVector x1 = FloatVector.fromArray(S, in, p + LANES);
      a1 = x1.fma(wa, a1);
      b1 = x1.fma(wb, b1);
      FloatVector x2 = FloatVector.fromArray(S, in, p + 2 * LANES);
      a2 = x2.fma(wa, a2);
      b2 = x2.fma(wb, b2);
      FloatVector x3 = FloatVector.fromArray(S, in, p + 3 * LANES);
      a3 = x3.fma(wa, a3);
      b3 = x3.fma(wb, b3);
      FloatVector x4 = FloatVector.fromArray(S, in, p + 4 * LANES);
      a4 = x4.fma(wa, a4);
      b4 = x4.fma(wb, b4);
    }
    FloatVector least = FloatVector.broadcast(S, floor);
    int a = out.at(o) + j;
    a0.max(least).intoArray(features, a);
    a1.max(least).intoArray(features, a + LANES);
    a2.max(least).intoArray(features, a + 2 * LANES);
    a3.max(least).intoArray(features, a + 3 * LANES);
    a4.max(least).intoArray(features, a + 4 * LANES);
    int b = out.at(o + 1) + j;
    b0.max(least).intoArray(features, b);
    b1.max(least).intoArray(features, b + LANES);
    b2.max(least).intoArray(features, b + 2 * LANES);
    b3.max(least).intoArray(features, b + 3 * LANES);
    b4.max(least).intoArray(features, b + 4 * LANES);
  }

  /** 2 channels x 3 vectors. */
  private void narrow(float[] in, float[] features, int o, int j) {
    FloatVector a0 = FloatVector.broadcast(S, bias[o]);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector b0 = FloatVector.broadcast(S, bias[o + 1]);
    FloatVector b1 = b0;
    FloatVector b2 = b0;
    float[] w = weights[o / 2];
    for (int t = 0; t < starts.length; t++) {
      int p = starts[t] + j;
      FloatVector wa = FloatVector.broadcast(S, w[2 * t]);
      FloatVector wb = FloatVector.broadcast(S, w[2 * t + 1]);
      FloatVector x0 = FloatVector.fromArray(S, in, p);
      a0 = x0.fma(wa, a0);
      b0 = x0.fma(wb, b0);
      FloatVector x1 = FloatVector.fromArray(S, in, p + LANES);
      a1 = x1.fma(wa, a1);
      b1 = x1.fma(wb, b1);
      FloatVector x2 = FloatVector.fromArray(S, in, p + 2 * LANES);
      a2 = x2.fma(wa, a2);
      b2 = x2.fma(wb, b2);
    }
    FloatVector least = FloatVector.broadcast(S, floor);
    int a = out.at(o) + j;
    a0.max(least).intoArray(features, a);
    a1.max(least).intoArray(features, a + LANES);
    a2.max(least).intoArray(features, a + 2 * LANES);
    int b = out.at(o + 1) + j;
    b0.max(least).intoArray(features, b);
    b1.max(least).intoArray(features, b + LANES);
    b2.max(least).intoArray(features, b + 2 * LANES);
  }
}
