package io.github.mnist8k.vector.kernels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the unrolled tiles: {@code java TileWriter.java FOLDER}, then {@code spotless:apply}. A
 * test compares what it writes with the committed source.
 */
final class TileWriter {

  private static final String HEAD =
      """
      package io.github.mnist8k.vector.kernels;

      import jdk.incubator.vector.FloatVector;

      """;

  /** Outputs x pixels; one pixel for images that are narrower than a tile. */
  static final int[][] CONVOLUTION = {
    {10, 2}, {8, 2}, {6, 3}, {5, 4}, {4, 5}, {4, 4}, {6, 1}, {5, 1}, {4, 1}
  };

  /** Outputs x columns. */
  static final int[][] GRADIENT = {{6, 3}, {5, 4}, {4, 5}};

  static String convolution() {
    var source = new StringBuilder(HEAD);
    source.append(
        """
        /**
         * Tiles of {@link Convolution}, written by {@code TileWriter}: a few outputs at a few
         * neighbouring pixels, each a sum in a register.
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
        static void run(TileShape shape, float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {
        switch (shape.outputs() * 10 + shape.across()) {
        """);
    for (int[] shape : CONVOLUTION) {
      source.append(
          "case %d%d -> %s(x, from, taps, weights, at, y, to, channel);\n"
              .formatted(shape[0], shape[1], convolutionName(shape)));
    }
    source.append("default -> throw new IllegalArgumentException(shape.toString());\n}\n}\n");
    for (int[] shape : CONVOLUTION) {
      source.append(convolution(shape[0], shape[1]));
    }
    return source.append("private ConvolutionTiles() {}\n}\n").toString();
  }

  private static String convolutionName(int[] shape) {
    return "outputs%dPixels%d".formatted(shape[0], shape[1]);
  }

  private static String convolution(int outputs, int pixels) {
    IntFunction<String> x = p -> vector("x" + p, load("x", "p" + plus(p)));
    IntFunction<String> w = o -> vector("w" + o, broadcast("weights[w + " + o + "]"));
    return "private static void "
        + convolutionName(new int[] {outputs, pixels})
        + "(float[] x, int from, int[] taps, float[] weights, int at, float[] y, int to, int channel) {\n"
        + each(
            outputs,
            o ->
                vector(a(o, 0), broadcast("weights[at + " + o + "]"))
                    + each(pixels - 1, p -> vector(a(o, p + 1), a(o, 0))))
        + "int w = at + "
        + outputs
        + ";\n"
        + "for (int tap = 0; tap < taps.length; tap++) {\n"
        + "int p = from + taps[tap];\n"
        + products(outputs, pixels, w, x, (o, p) -> "x" + p + ".fma(w" + o)
        + "w += "
        + outputs
        + ";\n}\n"
        + each(
            outputs,
            o ->
                (o == 0 ? "int q = to;" : "q += channel;")
                    + each(pixels, p -> a(o, p) + ".intoArray(y, q" + plus(p) + ");"))
        + "}\n\n";
  }

  /** All products of a tile; the shorter side stays in registers, the other passes by. */
  private static String products(
      int rows,
      int columns,
      IntFunction<String> row,
      IntFunction<String> column,
      BiFunction<Integer, Integer, String> product) {
    if (rows < columns) {
      return each(rows, row)
          + each(
              columns,
              c ->
                  column.apply(c)
                      + each(
                          rows,
                          r -> a(r, c) + " = " + product.apply(r, c) + ", " + a(r, c) + ");"));
    }
    return each(columns, column)
        + each(
            rows,
            r ->
                row.apply(r)
                    + each(
                        columns,
                        c -> a(r, c) + " = " + product.apply(r, c) + ", " + a(r, c) + ");"));
  }

  static String gradient() {
    var source = new StringBuilder(HEAD);
    source.append(
        """
        /**
         * Tiles of {@link WeightGradient}, written by {@code TileWriter}: the sums of a few outputs
         * and a few columns (a column is an input channel and a tap) over some neighbouring pixels.
         *
         * <pre>{@code
         *                 x of column 0   1     2     3
         * dy of output 0  ->   a00        a01   a02   a03
         * dy of output 1  ->   a10        a11   a12   a13     each: a = dy * x + a
         *   ...
         * }</pre>
         *
         * <p>A method has one loop and few operations beside it: more, and the JVM's compiler may give
         * up on keeping vectors in registers.
         */
        final class GradientTiles {

        /** Calls the tile of a shape. */
        static void run(TileShape shape, float[] x, int from, int[] taps, int column, float[] dy, int at, int channel, int[] pixels, int first, int end, float[] block) {
        switch (shape.outputs() * 10 + shape.across()) {
        """);
    for (int[] shape : GRADIENT) {
      source.append(
          "case %d%d -> %s(x, from, taps, column, dy, at, channel, pixels, first, end, block);\n"
              .formatted(shape[0], shape[1], gradientName(shape)));
    }
    source.append("default -> throw new IllegalArgumentException(shape.toString());\n}\n}\n");
    for (int[] shape : GRADIENT) {
      source.append(gradient(shape[0], shape[1]));
    }
    return source.append("private GradientTiles() {}\n}\n").toString();
  }

  private static String gradientName(int[] shape) {
    return "outputs%dColumns%d".formatted(shape[0], shape[1]);
  }

  private static String gradient(int outputs, int columns) {
    IntFunction<String> x = c -> vector("x" + c, load("x", "p" + c + " + i"));
    IntFunction<String> d = o -> vector("d" + o, load("dy", "q" + o + " + i"));
    return "private static void "
        + gradientName(new int[] {outputs, columns})
        + "(float[] x, int from, int[] taps, int column, float[] dy, int at, int channel, int[] pixels, int first, int end, float[] block) {\n"
        + vector("zero", "FloatVector.zero(Lanes.FLOATS)")
        + each(columns, c -> "int p" + c + " = from + taps[column + " + c + "];")
        + each(
            outputs, o -> o == 0 ? "int q0 = at;" : "int q" + o + " = q" + (o - 1) + " + channel;")
        + each(outputs, o -> each(columns, c -> vector(a(o, c), "zero")))
        + "for (int pixel = first; pixel < end; pixel++) {\n"
        + "int i = pixels[pixel];\n"
        + products(outputs, columns, d, x, (o, c) -> "x" + c + ".fma(d" + o)
        + "}\n"
        + each(
            outputs,
            o -> each(columns, c -> a(o, c) + ".intoArray(block, " + place(o * columns + c) + ");"))
        + "}\n\n";
  }

  private static String vector(String name, String value) {
    return "FloatVector " + name + " = " + value + ";\n";
  }

  private static String load(String array, String place) {
    return "FloatVector.fromArray(Lanes.FLOATS, " + array + ", " + place + ")";
  }

  private static String broadcast(String value) {
    return "FloatVector.broadcast(Lanes.FLOATS, " + value + ")";
  }

  private static String place(int vector) {
    return vector + " * Lanes.GROUP";
  }

  private static String plus(int vectors) {
    return vectors == 0 ? "" : " + " + vectors + " * Lanes.GROUP";
  }

  private static String a(int row, int column) {
    return "a" + row + column;
  }

  private static String each(int count, IntFunction<String> line) {
    return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n")) + "\n";
  }

  public static void main(String[] folder) throws IOException {
    Files.writeString(Path.of(folder[0], "ConvolutionTiles.java"), convolution());
    Files.writeString(Path.of(folder[0], "GradientTiles.java"), gradient());
  }

  private TileWriter() {}
}
