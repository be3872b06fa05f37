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
 * <p>The sums are then added to those in an array, and so stay short, which keeps them exact; and
 * compilers keep them in registers through a single loop only.
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
      int pixels,
      float[] sums,
      int to) {
    switch (shape.outputs() * 10 + shape.across()) {
      case 64 -> outputs6Columns4(x, from, taps, column, dy, at, channel, pixels, sums, to);
      case 46 -> outputs4Columns6(x, from, taps, column, dy, at, channel, pixels, sums, to);
      case 54 -> outputs5Columns4(x, from, taps, column, dy, at, channel, pixels, sums, to);
      default -> throw new IllegalArgumentException(shape.toString());
    }
  }

  private static void outputs6Columns4(
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int pixels,
      float[] sums,
      int to) {
    int p0 = from + taps[column + 0];
    int p1 = from + taps[column + 1];
    int p2 = from + taps[column + 2];
    int p3 = from + taps[column + 3];
    int q0 = at;
    int q1 = q0 + channel;
    int q2 = q1 + channel;
    int q3 = q2 + channel;
    int q4 = q3 + channel;
    int q5 = q4 + channel;
    FloatVector a00 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a01 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a02 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a03 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a10 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a11 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a12 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a13 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a20 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a21 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a22 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a23 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a30 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a31 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a32 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a33 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a40 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a41 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a42 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a43 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a50 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a51 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a52 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a53 = FloatVector.zero(Lanes.FLOATS);

    int end = pixels * Lanes.GROUP;
    for (int i = 0; i < end; i += Lanes.GROUP) {
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

      FloatVector d5 = FloatVector.fromArray(Lanes.FLOATS, dy, q5 + i);
      a50 = x0.fma(d5, a50);
      a51 = x1.fma(d5, a51);
      a52 = x2.fma(d5, a52);
      a53 = x3.fma(d5, a53);
    }
    a00.add(FloatVector.fromArray(Lanes.FLOATS, sums, to)).intoArray(sums, to);
    a01.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 1 * Lanes.GROUP))
        .intoArray(sums, to + 1 * Lanes.GROUP);
    a02.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 2 * Lanes.GROUP))
        .intoArray(sums, to + 2 * Lanes.GROUP);
    a03.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 3 * Lanes.GROUP))
        .intoArray(sums, to + 3 * Lanes.GROUP);

    a10.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 4 * Lanes.GROUP))
        .intoArray(sums, to + 4 * Lanes.GROUP);
    a11.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 5 * Lanes.GROUP))
        .intoArray(sums, to + 5 * Lanes.GROUP);
    a12.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 6 * Lanes.GROUP))
        .intoArray(sums, to + 6 * Lanes.GROUP);
    a13.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 7 * Lanes.GROUP))
        .intoArray(sums, to + 7 * Lanes.GROUP);

    a20.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 8 * Lanes.GROUP))
        .intoArray(sums, to + 8 * Lanes.GROUP);
    a21.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 9 * Lanes.GROUP))
        .intoArray(sums, to + 9 * Lanes.GROUP);
    a22.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 10 * Lanes.GROUP))
        .intoArray(sums, to + 10 * Lanes.GROUP);
    a23.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 11 * Lanes.GROUP))
        .intoArray(sums, to + 11 * Lanes.GROUP);

    a30.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 12 * Lanes.GROUP))
        .intoArray(sums, to + 12 * Lanes.GROUP);
    a31.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 13 * Lanes.GROUP))
        .intoArray(sums, to + 13 * Lanes.GROUP);
    a32.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 14 * Lanes.GROUP))
        .intoArray(sums, to + 14 * Lanes.GROUP);
    a33.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 15 * Lanes.GROUP))
        .intoArray(sums, to + 15 * Lanes.GROUP);

    a40.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 16 * Lanes.GROUP))
        .intoArray(sums, to + 16 * Lanes.GROUP);
    a41.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 17 * Lanes.GROUP))
        .intoArray(sums, to + 17 * Lanes.GROUP);
    a42.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 18 * Lanes.GROUP))
        .intoArray(sums, to + 18 * Lanes.GROUP);
    a43.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 19 * Lanes.GROUP))
        .intoArray(sums, to + 19 * Lanes.GROUP);

    a50.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 20 * Lanes.GROUP))
        .intoArray(sums, to + 20 * Lanes.GROUP);
    a51.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 21 * Lanes.GROUP))
        .intoArray(sums, to + 21 * Lanes.GROUP);
    a52.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 22 * Lanes.GROUP))
        .intoArray(sums, to + 22 * Lanes.GROUP);
    a53.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 23 * Lanes.GROUP))
        .intoArray(sums, to + 23 * Lanes.GROUP);
  }

  private static void outputs4Columns6(
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int pixels,
      float[] sums,
      int to) {
    int p0 = from + taps[column + 0];
    int p1 = from + taps[column + 1];
    int p2 = from + taps[column + 2];
    int p3 = from + taps[column + 3];
    int p4 = from + taps[column + 4];
    int p5 = from + taps[column + 5];
    int q0 = at;
    int q1 = q0 + channel;
    int q2 = q1 + channel;
    int q3 = q2 + channel;
    FloatVector a00 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a01 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a02 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a03 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a04 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a05 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a10 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a11 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a12 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a13 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a14 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a15 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a20 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a21 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a22 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a23 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a24 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a25 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a30 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a31 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a32 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a33 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a34 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a35 = FloatVector.zero(Lanes.FLOATS);

    int end = pixels * Lanes.GROUP;
    for (int i = 0; i < end; i += Lanes.GROUP) {
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

      FloatVector x5 = FloatVector.fromArray(Lanes.FLOATS, x, p5 + i);
      a05 = x5.fma(d0, a05);
      a15 = x5.fma(d1, a15);
      a25 = x5.fma(d2, a25);
      a35 = x5.fma(d3, a35);
    }
    a00.add(FloatVector.fromArray(Lanes.FLOATS, sums, to)).intoArray(sums, to);
    a01.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 1 * Lanes.GROUP))
        .intoArray(sums, to + 1 * Lanes.GROUP);
    a02.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 2 * Lanes.GROUP))
        .intoArray(sums, to + 2 * Lanes.GROUP);
    a03.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 3 * Lanes.GROUP))
        .intoArray(sums, to + 3 * Lanes.GROUP);
    a04.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 4 * Lanes.GROUP))
        .intoArray(sums, to + 4 * Lanes.GROUP);
    a05.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 5 * Lanes.GROUP))
        .intoArray(sums, to + 5 * Lanes.GROUP);

    a10.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 6 * Lanes.GROUP))
        .intoArray(sums, to + 6 * Lanes.GROUP);
    a11.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 7 * Lanes.GROUP))
        .intoArray(sums, to + 7 * Lanes.GROUP);
    a12.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 8 * Lanes.GROUP))
        .intoArray(sums, to + 8 * Lanes.GROUP);
    a13.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 9 * Lanes.GROUP))
        .intoArray(sums, to + 9 * Lanes.GROUP);
    a14.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 10 * Lanes.GROUP))
        .intoArray(sums, to + 10 * Lanes.GROUP);
    a15.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 11 * Lanes.GROUP))
        .intoArray(sums, to + 11 * Lanes.GROUP);

    a20.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 12 * Lanes.GROUP))
        .intoArray(sums, to + 12 * Lanes.GROUP);
    a21.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 13 * Lanes.GROUP))
        .intoArray(sums, to + 13 * Lanes.GROUP);
    a22.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 14 * Lanes.GROUP))
        .intoArray(sums, to + 14 * Lanes.GROUP);
    a23.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 15 * Lanes.GROUP))
        .intoArray(sums, to + 15 * Lanes.GROUP);
    a24.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 16 * Lanes.GROUP))
        .intoArray(sums, to + 16 * Lanes.GROUP);
    a25.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 17 * Lanes.GROUP))
        .intoArray(sums, to + 17 * Lanes.GROUP);

    a30.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 18 * Lanes.GROUP))
        .intoArray(sums, to + 18 * Lanes.GROUP);
    a31.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 19 * Lanes.GROUP))
        .intoArray(sums, to + 19 * Lanes.GROUP);
    a32.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 20 * Lanes.GROUP))
        .intoArray(sums, to + 20 * Lanes.GROUP);
    a33.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 21 * Lanes.GROUP))
        .intoArray(sums, to + 21 * Lanes.GROUP);
    a34.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 22 * Lanes.GROUP))
        .intoArray(sums, to + 22 * Lanes.GROUP);
    a35.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 23 * Lanes.GROUP))
        .intoArray(sums, to + 23 * Lanes.GROUP);
  }

  private static void outputs5Columns4(
      float[] x,
      int from,
      int[] taps,
      int column,
      float[] dy,
      int at,
      int channel,
      int pixels,
      float[] sums,
      int to) {
    int p0 = from + taps[column + 0];
    int p1 = from + taps[column + 1];
    int p2 = from + taps[column + 2];
    int p3 = from + taps[column + 3];
    int q0 = at;
    int q1 = q0 + channel;
    int q2 = q1 + channel;
    int q3 = q2 + channel;
    int q4 = q3 + channel;
    FloatVector a00 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a01 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a02 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a03 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a10 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a11 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a12 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a13 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a20 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a21 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a22 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a23 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a30 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a31 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a32 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a33 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a40 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a41 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a42 = FloatVector.zero(Lanes.FLOATS);

    FloatVector a43 = FloatVector.zero(Lanes.FLOATS);

    int end = pixels * Lanes.GROUP;
    for (int i = 0; i < end; i += Lanes.GROUP) {
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
    a00.add(FloatVector.fromArray(Lanes.FLOATS, sums, to)).intoArray(sums, to);
    a01.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 1 * Lanes.GROUP))
        .intoArray(sums, to + 1 * Lanes.GROUP);
    a02.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 2 * Lanes.GROUP))
        .intoArray(sums, to + 2 * Lanes.GROUP);
    a03.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 3 * Lanes.GROUP))
        .intoArray(sums, to + 3 * Lanes.GROUP);

    a10.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 4 * Lanes.GROUP))
        .intoArray(sums, to + 4 * Lanes.GROUP);
    a11.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 5 * Lanes.GROUP))
        .intoArray(sums, to + 5 * Lanes.GROUP);
    a12.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 6 * Lanes.GROUP))
        .intoArray(sums, to + 6 * Lanes.GROUP);
    a13.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 7 * Lanes.GROUP))
        .intoArray(sums, to + 7 * Lanes.GROUP);

    a20.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 8 * Lanes.GROUP))
        .intoArray(sums, to + 8 * Lanes.GROUP);
    a21.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 9 * Lanes.GROUP))
        .intoArray(sums, to + 9 * Lanes.GROUP);
    a22.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 10 * Lanes.GROUP))
        .intoArray(sums, to + 10 * Lanes.GROUP);
    a23.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 11 * Lanes.GROUP))
        .intoArray(sums, to + 11 * Lanes.GROUP);

    a30.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 12 * Lanes.GROUP))
        .intoArray(sums, to + 12 * Lanes.GROUP);
    a31.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 13 * Lanes.GROUP))
        .intoArray(sums, to + 13 * Lanes.GROUP);
    a32.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 14 * Lanes.GROUP))
        .intoArray(sums, to + 14 * Lanes.GROUP);
    a33.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 15 * Lanes.GROUP))
        .intoArray(sums, to + 15 * Lanes.GROUP);

    a40.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 16 * Lanes.GROUP))
        .intoArray(sums, to + 16 * Lanes.GROUP);
    a41.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 17 * Lanes.GROUP))
        .intoArray(sums, to + 17 * Lanes.GROUP);
    a42.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 18 * Lanes.GROUP))
        .intoArray(sums, to + 18 * Lanes.GROUP);
    a43.add(FloatVector.fromArray(Lanes.FLOATS, sums, to + 19 * Lanes.GROUP))
        .intoArray(sums, to + 19 * Lanes.GROUP);
  }

  private GradientTiles() {}
}
