package io.github.mnist8k.vector.kernels;

import jdk.incubator.vector.FloatVector;

/**
 * Tiles of {@link WeightGradient}, written by {@code TileWriter}: the sums of a few outputs and a
 * few columns (a column is an input channel and a tap) over some neighbouring pixels.
 *
 * <pre>{@code
 *                 x of column 0   1     2     3
 * dy of output 0  ->   a00        a01   a02   a03
 * dy of output 1  ->   a10        a11   a12   a13     each: a = dy * x + a
 *   ...
 * }</pre>
 *
 * <p>A method has one loop and few operations beside it: more, and the JVM's compiler may give up
 * on keeping vectors in registers.
 */
final class GradientTiles {

  /** Calls the tile of a shape. */
  static void run(
      TileShape shape,
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int[] pixels,
      int first,
      int end,
      float[] block) {
    switch (shape.outputs() * 10 + shape.across()) {
      case 63 ->
          outputs6Columns3(x, from, taps, column, dy, at, channel, pixels, first, end, block);
      case 54 ->
          outputs5Columns4(x, from, taps, column, dy, at, channel, pixels, first, end, block);
      case 45 ->
          outputs4Columns5(x, from, taps, column, dy, at, channel, pixels, first, end, block);
      default -> throw new IllegalArgumentException(shape.toString());
    }
  }

  private static void outputs6Columns3(
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int[] pixels,
      int first,
      int end,
      float[] block) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int p0 = from + taps[column + 0];
    int p1 = from + taps[column + 1];
    int p2 = from + taps[column + 2];
    int q0 = at;
    int q1 = q0 + channel;
    int q2 = q1 + channel;
    int q3 = q2 + channel;
    int q4 = q3 + channel;
    int q5 = q4 + channel;
    FloatVector a00 = zero;

    FloatVector a01 = zero;

    FloatVector a02 = zero;

    FloatVector a10 = zero;

    FloatVector a11 = zero;

    FloatVector a12 = zero;

    FloatVector a20 = zero;

    FloatVector a21 = zero;

    FloatVector a22 = zero;

    FloatVector a30 = zero;

    FloatVector a31 = zero;

    FloatVector a32 = zero;

    FloatVector a40 = zero;

    FloatVector a41 = zero;

    FloatVector a42 = zero;

    FloatVector a50 = zero;

    FloatVector a51 = zero;

    FloatVector a52 = zero;

    for (int pixel = first; pixel < end; pixel++) {
      int i = pixels[pixel];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p0 + i);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p1 + i);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p2 + i);

      FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, dy, q0 + i);
      a00 = x0.fma(d0, a00);
      a01 = x1.fma(d0, a01);
      a02 = x2.fma(d0, a02);

      FloatVector d1 = FloatVector.fromArray(Lanes.FLOATS, dy, q1 + i);
      a10 = x0.fma(d1, a10);
      a11 = x1.fma(d1, a11);
      a12 = x2.fma(d1, a12);

      FloatVector d2 = FloatVector.fromArray(Lanes.FLOATS, dy, q2 + i);
      a20 = x0.fma(d2, a20);
      a21 = x1.fma(d2, a21);
      a22 = x2.fma(d2, a22);

      FloatVector d3 = FloatVector.fromArray(Lanes.FLOATS, dy, q3 + i);
      a30 = x0.fma(d3, a30);
      a31 = x1.fma(d3, a31);
      a32 = x2.fma(d3, a32);

      FloatVector d4 = FloatVector.fromArray(Lanes.FLOATS, dy, q4 + i);
      a40 = x0.fma(d4, a40);
      a41 = x1.fma(d4, a41);
      a42 = x2.fma(d4, a42);

      FloatVector d5 = FloatVector.fromArray(Lanes.FLOATS, dy, q5 + i);
      a50 = x0.fma(d5, a50);
      a51 = x1.fma(d5, a51);
      a52 = x2.fma(d5, a52);
    }
    a00.intoArray(block, 0 * Lanes.GROUP);
    a01.intoArray(block, 1 * Lanes.GROUP);
    a02.intoArray(block, 2 * Lanes.GROUP);

    a10.intoArray(block, 3 * Lanes.GROUP);
    a11.intoArray(block, 4 * Lanes.GROUP);
    a12.intoArray(block, 5 * Lanes.GROUP);

    a20.intoArray(block, 6 * Lanes.GROUP);
    a21.intoArray(block, 7 * Lanes.GROUP);
    a22.intoArray(block, 8 * Lanes.GROUP);

    a30.intoArray(block, 9 * Lanes.GROUP);
    a31.intoArray(block, 10 * Lanes.GROUP);
    a32.intoArray(block, 11 * Lanes.GROUP);

    a40.intoArray(block, 12 * Lanes.GROUP);
    a41.intoArray(block, 13 * Lanes.GROUP);
    a42.intoArray(block, 14 * Lanes.GROUP);

    a50.intoArray(block, 15 * Lanes.GROUP);
    a51.intoArray(block, 16 * Lanes.GROUP);
    a52.intoArray(block, 17 * Lanes.GROUP);
  }

  private static void outputs5Columns4(
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int[] pixels,
      int first,
      int end,
      float[] block) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int p0 = from + taps[column + 0];
    int p1 = from + taps[column + 1];
    int p2 = from + taps[column + 2];
    int p3 = from + taps[column + 3];
    int q0 = at;
    int q1 = q0 + channel;
    int q2 = q1 + channel;
    int q3 = q2 + channel;
    int q4 = q3 + channel;
    FloatVector a00 = zero;

    FloatVector a01 = zero;

    FloatVector a02 = zero;

    FloatVector a03 = zero;

    FloatVector a10 = zero;

    FloatVector a11 = zero;

    FloatVector a12 = zero;

    FloatVector a13 = zero;

    FloatVector a20 = zero;

    FloatVector a21 = zero;

    FloatVector a22 = zero;

    FloatVector a23 = zero;

    FloatVector a30 = zero;

    FloatVector a31 = zero;

    FloatVector a32 = zero;

    FloatVector a33 = zero;

    FloatVector a40 = zero;

    FloatVector a41 = zero;

    FloatVector a42 = zero;

    FloatVector a43 = zero;

    for (int pixel = first; pixel < end; pixel++) {
      int i = pixels[pixel];
      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p0 + i);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p1 + i);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p2 + i);

      FloatVector x3 = FloatVector.fromArray(Lanes.FLOATS, x, p3 + i);

      FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, dy, q0 + i);
      a00 = x0.fma(d0, a00);
      a01 = x1.fma(d0, a01);
      a02 = x2.fma(d0, a02);
      a03 = x3.fma(d0, a03);

      FloatVector d1 = FloatVector.fromArray(Lanes.FLOATS, dy, q1 + i);
      a10 = x0.fma(d1, a10);
      a11 = x1.fma(d1, a11);
      a12 = x2.fma(d1, a12);
      a13 = x3.fma(d1, a13);

      FloatVector d2 = FloatVector.fromArray(Lanes.FLOATS, dy, q2 + i);
      a20 = x0.fma(d2, a20);
      a21 = x1.fma(d2, a21);
      a22 = x2.fma(d2, a22);
      a23 = x3.fma(d2, a23);

      FloatVector d3 = FloatVector.fromArray(Lanes.FLOATS, dy, q3 + i);
      a30 = x0.fma(d3, a30);
      a31 = x1.fma(d3, a31);
      a32 = x2.fma(d3, a32);
      a33 = x3.fma(d3, a33);

      FloatVector d4 = FloatVector.fromArray(Lanes.FLOATS, dy, q4 + i);
      a40 = x0.fma(d4, a40);
      a41 = x1.fma(d4, a41);
      a42 = x2.fma(d4, a42);
      a43 = x3.fma(d4, a43);
    }
    a00.intoArray(block, 0 * Lanes.GROUP);
    a01.intoArray(block, 1 * Lanes.GROUP);
    a02.intoArray(block, 2 * Lanes.GROUP);
    a03.intoArray(block, 3 * Lanes.GROUP);

    a10.intoArray(block, 4 * Lanes.GROUP);
    a11.intoArray(block, 5 * Lanes.GROUP);
    a12.intoArray(block, 6 * Lanes.GROUP);
    a13.intoArray(block, 7 * Lanes.GROUP);

    a20.intoArray(block, 8 * Lanes.GROUP);
    a21.intoArray(block, 9 * Lanes.GROUP);
    a22.intoArray(block, 10 * Lanes.GROUP);
    a23.intoArray(block, 11 * Lanes.GROUP);

    a30.intoArray(block, 12 * Lanes.GROUP);
    a31.intoArray(block, 13 * Lanes.GROUP);
    a32.intoArray(block, 14 * Lanes.GROUP);
    a33.intoArray(block, 15 * Lanes.GROUP);

    a40.intoArray(block, 16 * Lanes.GROUP);
    a41.intoArray(block, 17 * Lanes.GROUP);
    a42.intoArray(block, 18 * Lanes.GROUP);
    a43.intoArray(block, 19 * Lanes.GROUP);
  }

  private static void outputs4Columns5(
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int[] pixels,
      int first,
      int end,
      float[] block) {
    FloatVector zero = FloatVector.zero(Lanes.FLOATS);
    int p0 = from + taps[column + 0];
    int p1 = from + taps[column + 1];
    int p2 = from + taps[column + 2];
    int p3 = from + taps[column + 3];
    int p4 = from + taps[column + 4];
    int q0 = at;
    int q1 = q0 + channel;
    int q2 = q1 + channel;
    int q3 = q2 + channel;
    FloatVector a00 = zero;

    FloatVector a01 = zero;

    FloatVector a02 = zero;

    FloatVector a03 = zero;

    FloatVector a04 = zero;

    FloatVector a10 = zero;

    FloatVector a11 = zero;

    FloatVector a12 = zero;

    FloatVector a13 = zero;

    FloatVector a14 = zero;

    FloatVector a20 = zero;

    FloatVector a21 = zero;

    FloatVector a22 = zero;

    FloatVector a23 = zero;

    FloatVector a24 = zero;

    FloatVector a30 = zero;

    FloatVector a31 = zero;

    FloatVector a32 = zero;

    FloatVector a33 = zero;

    FloatVector a34 = zero;

    for (int pixel = first; pixel < end; pixel++) {
      int i = pixels[pixel];
      FloatVector d0 = FloatVector.fromArray(Lanes.FLOATS, dy, q0 + i);

      FloatVector d1 = FloatVector.fromArray(Lanes.FLOATS, dy, q1 + i);

      FloatVector d2 = FloatVector.fromArray(Lanes.FLOATS, dy, q2 + i);

      FloatVector d3 = FloatVector.fromArray(Lanes.FLOATS, dy, q3 + i);

      FloatVector x0 = FloatVector.fromArray(Lanes.FLOATS, x, p0 + i);
      a00 = x0.fma(d0, a00);
      a10 = x0.fma(d1, a10);
      a20 = x0.fma(d2, a20);
      a30 = x0.fma(d3, a30);

      FloatVector x1 = FloatVector.fromArray(Lanes.FLOATS, x, p1 + i);
      a01 = x1.fma(d0, a01);
      a11 = x1.fma(d1, a11);
      a21 = x1.fma(d2, a21);
      a31 = x1.fma(d3, a31);

      FloatVector x2 = FloatVector.fromArray(Lanes.FLOATS, x, p2 + i);
      a02 = x2.fma(d0, a02);
      a12 = x2.fma(d1, a12);
      a22 = x2.fma(d2, a22);
      a32 = x2.fma(d3, a32);

      FloatVector x3 = FloatVector.fromArray(Lanes.FLOATS, x, p3 + i);
      a03 = x3.fma(d0, a03);
      a13 = x3.fma(d1, a13);
      a23 = x3.fma(d2, a23);
      a33 = x3.fma(d3, a33);

      FloatVector x4 = FloatVector.fromArray(Lanes.FLOATS, x, p4 + i);
      a04 = x4.fma(d0, a04);
      a14 = x4.fma(d1, a14);
      a24 = x4.fma(d2, a24);
      a34 = x4.fma(d3, a34);
    }
    a00.intoArray(block, 0 * Lanes.GROUP);
    a01.intoArray(block, 1 * Lanes.GROUP);
    a02.intoArray(block, 2 * Lanes.GROUP);
    a03.intoArray(block, 3 * Lanes.GROUP);
    a04.intoArray(block, 4 * Lanes.GROUP);

    a10.intoArray(block, 5 * Lanes.GROUP);
    a11.intoArray(block, 6 * Lanes.GROUP);
    a12.intoArray(block, 7 * Lanes.GROUP);
    a13.intoArray(block, 8 * Lanes.GROUP);
    a14.intoArray(block, 9 * Lanes.GROUP);

    a20.intoArray(block, 10 * Lanes.GROUP);
    a21.intoArray(block, 11 * Lanes.GROUP);
    a22.intoArray(block, 12 * Lanes.GROUP);
    a23.intoArray(block, 13 * Lanes.GROUP);
    a24.intoArray(block, 14 * Lanes.GROUP);

    a30.intoArray(block, 15 * Lanes.GROUP);
    a31.intoArray(block, 16 * Lanes.GROUP);
    a32.intoArray(block, 17 * Lanes.GROUP);
    a33.intoArray(block, 18 * Lanes.GROUP);
    a34.intoArray(block, 19 * Lanes.GROUP);
  }

  private GradientTiles() {}
}
