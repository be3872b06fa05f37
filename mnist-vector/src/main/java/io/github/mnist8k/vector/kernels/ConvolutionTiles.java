package io.github.mnist8k.vector.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link Convolution}, written by {@code TileWriter}: a few outputs at a few neighbouring
 * pixels, each a sum in a register.
 *
 * <pre>{@code
 *                x[p]  x[p+1]  x[p+2]  x[p+3]      4 vectors, the same for all outputs
 * weight 0  ->   a00   a01     a02     a03
 * weight 1  ->   a10   a11     a12     a13         each: a = weight * x + a
 *   ...
 * }</pre>
 */
final class ConvolutionTiles {

  /** Calls the tile of a shape. */
  static void run(
      TileShape shape,
      float[] x,
      int from,
      int[] taps,
      float[] weights,
      int at,
      float[] y,
      int to,
      int channel) {
    switch (shape.outputs() * 10 + shape.across()) {
      case 102 -> outputs10Pixels2(x, from, taps, weights, at, y, to, channel);
      case 82 -> outputs8Pixels2(x, from, taps, weights, at, y, to, channel);
      case 63 -> outputs6Pixels3(x, from, taps, weights, at, y, to, channel);
      case 54 -> outputs5Pixels4(x, from, taps, weights, at, y, to, channel);
      case 45 -> outputs4Pixels5(x, from, taps, weights, at, y, to, channel);
      case 44 -> outputs4Pixels4(x, from, taps, weights, at, y, to, channel);
      case 61 -> outputs6Pixels1(x, from, taps, weights, at, y, to, channel);
      case 51 -> outputs5Pixels1(x, from, taps, weights, at, y, to, channel);
      case 41 -> outputs4Pixels1(x, from, taps, weights, at, y, to, channel);
      default -> throw new IllegalArgumentException(shape.toString());
    }
  }

  private static void outputs10Pixels2(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);
    FloatVector a01 = a00;

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);
    FloatVector a11 = a10;

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);
    FloatVector a21 = a20;

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);
    FloatVector a31 = a30;

    FloatVector a40 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 4]);
    FloatVector a41 = a40;

    FloatVector a50 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 5]);
    FloatVector a51 = a50;

    FloatVector a60 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 6]);
    FloatVector a61 = a60;

    FloatVector a70 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 7]);
    FloatVector a71 = a70;

    FloatVector a80 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 8]);
    FloatVector a81 = a80;

    FloatVector a90 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 9]);
    FloatVector a91 = a90;

    int w = at + 10;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p + 1 * Lanes.GROUP);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);
      a01 = x1.fma(w0, a01);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);
      a11 = x1.fma(w1, a11);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);
      a21 = x1.fma(w2, a21);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);
      a31 = x1.fma(w3, a31);

      FloatVector w4 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 4]);
      a40 = x0.fma(w4, a40);
      a41 = x1.fma(w4, a41);

      FloatVector w5 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 5]);
      a50 = x0.fma(w5, a50);
      a51 = x1.fma(w5, a51);

      FloatVector w6 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 6]);
      a60 = x0.fma(w6, a60);
      a61 = x1.fma(w6, a61);

      FloatVector w7 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 7]);
      a70 = x0.fma(w7, a70);
      a71 = x1.fma(w7, a71);

      FloatVector w8 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 8]);
      a80 = x0.fma(w8, a80);
      a81 = x1.fma(w8, a81);

      FloatVector w9 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 9]);
      a90 = x0.fma(w9, a90);
      a91 = x1.fma(w9, a91);

      w += 10;
    }
    int q = to;
    a00.intoArray(y, q);
    a01.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a10.intoArray(y, q);
    a11.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a20.intoArray(y, q);
    a21.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a30.intoArray(y, q);
    a31.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a40.intoArray(y, q);
    a41.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a50.intoArray(y, q);
    a51.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a60.intoArray(y, q);
    a61.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a70.intoArray(y, q);
    a71.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a80.intoArray(y, q);
    a81.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a90.intoArray(y, q);
    a91.intoArray(y, q + 1 * Lanes.GROUP);
  }

  private static void outputs8Pixels2(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);
    FloatVector a01 = a00;

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);
    FloatVector a11 = a10;

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);
    FloatVector a21 = a20;

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);
    FloatVector a31 = a30;

    FloatVector a40 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 4]);
    FloatVector a41 = a40;

    FloatVector a50 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 5]);
    FloatVector a51 = a50;

    FloatVector a60 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 6]);
    FloatVector a61 = a60;

    FloatVector a70 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 7]);
    FloatVector a71 = a70;

    int w = at + 8;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p + 1 * Lanes.GROUP);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);
      a01 = x1.fma(w0, a01);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);
      a11 = x1.fma(w1, a11);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);
      a21 = x1.fma(w2, a21);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);
      a31 = x1.fma(w3, a31);

      FloatVector w4 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 4]);
      a40 = x0.fma(w4, a40);
      a41 = x1.fma(w4, a41);

      FloatVector w5 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 5]);
      a50 = x0.fma(w5, a50);
      a51 = x1.fma(w5, a51);

      FloatVector w6 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 6]);
      a60 = x0.fma(w6, a60);
      a61 = x1.fma(w6, a61);

      FloatVector w7 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 7]);
      a70 = x0.fma(w7, a70);
      a71 = x1.fma(w7, a71);

      w += 8;
    }
    int q = to;
    a00.intoArray(y, q);
    a01.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a10.intoArray(y, q);
    a11.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a20.intoArray(y, q);
    a21.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a30.intoArray(y, q);
    a31.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a40.intoArray(y, q);
    a41.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a50.intoArray(y, q);
    a51.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a60.intoArray(y, q);
    a61.intoArray(y, q + 1 * Lanes.GROUP);

    q += channel;
    a70.intoArray(y, q);
    a71.intoArray(y, q + 1 * Lanes.GROUP);
  }

  private static void outputs6Pixels3(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);
    FloatVector a01 = a00;

    FloatVector a02 = a00;

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);
    FloatVector a11 = a10;

    FloatVector a12 = a10;

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);
    FloatVector a21 = a20;

    FloatVector a22 = a20;

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);
    FloatVector a31 = a30;

    FloatVector a32 = a30;

    FloatVector a40 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 4]);
    FloatVector a41 = a40;

    FloatVector a42 = a40;

    FloatVector a50 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 5]);
    FloatVector a51 = a50;

    FloatVector a52 = a50;

    int w = at + 6;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p + 1 * Lanes.GROUP);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p + 2 * Lanes.GROUP);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);
      a01 = x1.fma(w0, a01);
      a02 = x2.fma(w0, a02);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);
      a11 = x1.fma(w1, a11);
      a12 = x2.fma(w1, a12);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);
      a21 = x1.fma(w2, a21);
      a22 = x2.fma(w2, a22);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);
      a31 = x1.fma(w3, a31);
      a32 = x2.fma(w3, a32);

      FloatVector w4 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 4]);
      a40 = x0.fma(w4, a40);
      a41 = x1.fma(w4, a41);
      a42 = x2.fma(w4, a42);

      FloatVector w5 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 5]);
      a50 = x0.fma(w5, a50);
      a51 = x1.fma(w5, a51);
      a52 = x2.fma(w5, a52);

      w += 6;
    }
    int q = to;
    a00.intoArray(y, q);
    a01.intoArray(y, q + 1 * Lanes.GROUP);
    a02.intoArray(y, q + 2 * Lanes.GROUP);

    q += channel;
    a10.intoArray(y, q);
    a11.intoArray(y, q + 1 * Lanes.GROUP);
    a12.intoArray(y, q + 2 * Lanes.GROUP);

    q += channel;
    a20.intoArray(y, q);
    a21.intoArray(y, q + 1 * Lanes.GROUP);
    a22.intoArray(y, q + 2 * Lanes.GROUP);

    q += channel;
    a30.intoArray(y, q);
    a31.intoArray(y, q + 1 * Lanes.GROUP);
    a32.intoArray(y, q + 2 * Lanes.GROUP);

    q += channel;
    a40.intoArray(y, q);
    a41.intoArray(y, q + 1 * Lanes.GROUP);
    a42.intoArray(y, q + 2 * Lanes.GROUP);

    q += channel;
    a50.intoArray(y, q);
    a51.intoArray(y, q + 1 * Lanes.GROUP);
    a52.intoArray(y, q + 2 * Lanes.GROUP);
  }

  private static void outputs5Pixels4(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);
    FloatVector a01 = a00;

    FloatVector a02 = a00;

    FloatVector a03 = a00;

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);
    FloatVector a11 = a10;

    FloatVector a12 = a10;

    FloatVector a13 = a10;

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);
    FloatVector a21 = a20;

    FloatVector a22 = a20;

    FloatVector a23 = a20;

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);
    FloatVector a31 = a30;

    FloatVector a32 = a30;

    FloatVector a33 = a30;

    FloatVector a40 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 4]);
    FloatVector a41 = a40;

    FloatVector a42 = a40;

    FloatVector a43 = a40;

    int w = at + 5;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p + 1 * Lanes.GROUP);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p + 2 * Lanes.GROUP);

      FloatVector x3 = FloatVector.fromArray(Lanes.FLOATS, x, p + 3 * Lanes.GROUP);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);
      a01 = x1.fma(w0, a01);
      a02 = x2.fma(w0, a02);
      a03 = x3.fma(w0, a03);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);
      a11 = x1.fma(w1, a11);
      a12 = x2.fma(w1, a12);
      a13 = x3.fma(w1, a13);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);
      a21 = x1.fma(w2, a21);
      a22 = x2.fma(w2, a22);
      a23 = x3.fma(w2, a23);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);
      a31 = x1.fma(w3, a31);
      a32 = x2.fma(w3, a32);
      a33 = x3.fma(w3, a33);

      FloatVector w4 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 4]);
      a40 = x0.fma(w4, a40);
      a41 = x1.fma(w4, a41);
      a42 = x2.fma(w4, a42);
      a43 = x3.fma(w4, a43);

      w += 5;
    }
    int q = to;
    a00.intoArray(y, q);
    a01.intoArray(y, q + 1 * Lanes.GROUP);
    a02.intoArray(y, q + 2 * Lanes.GROUP);
    a03.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a10.intoArray(y, q);
    a11.intoArray(y, q + 1 * Lanes.GROUP);
    a12.intoArray(y, q + 2 * Lanes.GROUP);
    a13.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a20.intoArray(y, q);
    a21.intoArray(y, q + 1 * Lanes.GROUP);
    a22.intoArray(y, q + 2 * Lanes.GROUP);
    a23.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a30.intoArray(y, q);
    a31.intoArray(y, q + 1 * Lanes.GROUP);
    a32.intoArray(y, q + 2 * Lanes.GROUP);
    a33.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a40.intoArray(y, q);
    a41.intoArray(y, q + 1 * Lanes.GROUP);
    a42.intoArray(y, q + 2 * Lanes.GROUP);
    a43.intoArray(y, q + 3 * Lanes.GROUP);
  }

  private static void outputs4Pixels5(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);
    FloatVector a01 = a00;

    FloatVector a02 = a00;

    FloatVector a03 = a00;

    FloatVector a04 = a00;

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);
    FloatVector a11 = a10;

    FloatVector a12 = a10;

    FloatVector a13 = a10;

    FloatVector a14 = a10;

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);
    FloatVector a21 = a20;

    FloatVector a22 = a20;

    FloatVector a23 = a20;

    FloatVector a24 = a20;

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);
    FloatVector a31 = a30;

    FloatVector a32 = a30;

    FloatVector a33 = a30;

    FloatVector a34 = a30;

    int w = at + 4;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);

      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);
      a00 = x0.fma(w0, a00);
      a10 = x0.fma(w1, a10);
      a20 = x0.fma(w2, a20);
      a30 = x0.fma(w3, a30);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p + 1 * Lanes.GROUP);
      a01 = x1.fma(w0, a01);
      a11 = x1.fma(w1, a11);
      a21 = x1.fma(w2, a21);
      a31 = x1.fma(w3, a31);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p + 2 * Lanes.GROUP);
      a02 = x2.fma(w0, a02);
      a12 = x2.fma(w1, a12);
      a22 = x2.fma(w2, a22);
      a32 = x2.fma(w3, a32);

      FloatVector x3 = FloatVector.fromArray(Lanes.FLOATS, x, p + 3 * Lanes.GROUP);
      a03 = x3.fma(w0, a03);
      a13 = x3.fma(w1, a13);
      a23 = x3.fma(w2, a23);
      a33 = x3.fma(w3, a33);

      FloatVector x4 = FloatVector.fromArray(Lanes.FLOATS, x, p + 4 * Lanes.GROUP);
      a04 = x4.fma(w0, a04);
      a14 = x4.fma(w1, a14);
      a24 = x4.fma(w2, a24);
      a34 = x4.fma(w3, a34);

      w += 4;
    }
    int q = to;
    a00.intoArray(y, q);
    a01.intoArray(y, q + 1 * Lanes.GROUP);
    a02.intoArray(y, q + 2 * Lanes.GROUP);
    a03.intoArray(y, q + 3 * Lanes.GROUP);
    a04.intoArray(y, q + 4 * Lanes.GROUP);

    q += channel;
    a10.intoArray(y, q);
    a11.intoArray(y, q + 1 * Lanes.GROUP);
    a12.intoArray(y, q + 2 * Lanes.GROUP);
    a13.intoArray(y, q + 3 * Lanes.GROUP);
    a14.intoArray(y, q + 4 * Lanes.GROUP);

    q += channel;
    a20.intoArray(y, q);
    a21.intoArray(y, q + 1 * Lanes.GROUP);
    a22.intoArray(y, q + 2 * Lanes.GROUP);
    a23.intoArray(y, q + 3 * Lanes.GROUP);
    a24.intoArray(y, q + 4 * Lanes.GROUP);

    q += channel;
    a30.intoArray(y, q);
    a31.intoArray(y, q + 1 * Lanes.GROUP);
    a32.intoArray(y, q + 2 * Lanes.GROUP);
    a33.intoArray(y, q + 3 * Lanes.GROUP);
    a34.intoArray(y, q + 4 * Lanes.GROUP);
  }

  private static void outputs4Pixels4(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);
    FloatVector a01 = a00;

    FloatVector a02 = a00;

    FloatVector a03 = a00;

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);
    FloatVector a11 = a10;

    FloatVector a12 = a10;

    FloatVector a13 = a10;

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);
    FloatVector a21 = a20;

    FloatVector a22 = a20;

    FloatVector a23 = a20;

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);
    FloatVector a31 = a30;

    FloatVector a32 = a30;

    FloatVector a33 = a30;

    int w = at + 4;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p + 1 * Lanes.GROUP);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p + 2 * Lanes.GROUP);

      FloatVector x3 = FloatVector.fromArray(Lanes.FLOATS, x, p + 3 * Lanes.GROUP);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);
      a01 = x1.fma(w0, a01);
      a02 = x2.fma(w0, a02);
      a03 = x3.fma(w0, a03);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);
      a11 = x1.fma(w1, a11);
      a12 = x2.fma(w1, a12);
      a13 = x3.fma(w1, a13);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);
      a21 = x1.fma(w2, a21);
      a22 = x2.fma(w2, a22);
      a23 = x3.fma(w2, a23);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);
      a31 = x1.fma(w3, a31);
      a32 = x2.fma(w3, a32);
      a33 = x3.fma(w3, a33);

      w += 4;
    }
    int q = to;
    a00.intoArray(y, q);
    a01.intoArray(y, q + 1 * Lanes.GROUP);
    a02.intoArray(y, q + 2 * Lanes.GROUP);
    a03.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a10.intoArray(y, q);
    a11.intoArray(y, q + 1 * Lanes.GROUP);
    a12.intoArray(y, q + 2 * Lanes.GROUP);
    a13.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a20.intoArray(y, q);
    a21.intoArray(y, q + 1 * Lanes.GROUP);
    a22.intoArray(y, q + 2 * Lanes.GROUP);
    a23.intoArray(y, q + 3 * Lanes.GROUP);

    q += channel;
    a30.intoArray(y, q);
    a31.intoArray(y, q + 1 * Lanes.GROUP);
    a32.intoArray(y, q + 2 * Lanes.GROUP);
    a33.intoArray(y, q + 3 * Lanes.GROUP);
  }

  private static void outputs6Pixels1(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);

    FloatVector a40 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 4]);

    FloatVector a50 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 5]);

    int w = at + 6;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);

      FloatVector w4 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 4]);
      a40 = x0.fma(w4, a40);

      FloatVector w5 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 5]);
      a50 = x0.fma(w5, a50);

      w += 6;
    }
    int q = to;
    a00.intoArray(y, q);

    q += channel;
    a10.intoArray(y, q);

    q += channel;
    a20.intoArray(y, q);

    q += channel;
    a30.intoArray(y, q);

    q += channel;
    a40.intoArray(y, q);

    q += channel;
    a50.intoArray(y, q);
  }

  private static void outputs5Pixels1(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);

    FloatVector a40 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 4]);

    int w = at + 5;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);

      FloatVector w4 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 4]);
      a40 = x0.fma(w4, a40);

      w += 5;
    }
    int q = to;
    a00.intoArray(y, q);

    q += channel;
    a10.intoArray(y, q);

    q += channel;
    a20.intoArray(y, q);

    q += channel;
    a30.intoArray(y, q);

    q += channel;
    a40.intoArray(y, q);
  }

  private static void outputs4Pixels1(
      float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
    FloatVector a00 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 0]);

    FloatVector a10 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 1]);

    FloatVector a20 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 2]);

    FloatVector a30 = FloatVector.broadcast(Lanes.FLOATS, weights[at + 3]);

    int w = at + 4;
    for (int tap = 0; tap < taps.length; tap++) {
      int p = from + taps[tap];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p);

      FloatVector w0 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 0]);
      a00 = x0.fma(w0, a00);

      FloatVector w1 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 1]);
      a10 = x0.fma(w1, a10);

      FloatVector w2 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 2]);
      a20 = x0.fma(w2, a20);

      FloatVector w3 = FloatVector.broadcast(Lanes.FLOATS, weights[w + 3]);
      a30 = x0.fma(w3, a30);

      w += 4;
    }
    int q = to;
    a00.intoArray(y, q);

    q += channel;
    a10.intoArray(y, q);

    q += channel;
    a20.intoArray(y, q);

    q += channel;
    a30.intoArray(y, q);
  }

  private ConvolutionTiles() {}
}
