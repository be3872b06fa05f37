package io.github.mnist8k.data.idx;

import io.github.mnist8k.digits.file.LooksLike;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/** Says in words what a file holds that is no IDX file of uint8 images or labels. */
final class OtherContent {
  /** Type codes of the IDX format other than uint8's. */
  private static final Map<Integer, String> TYPES =
      Map.of(
          0x09, "8-bit signed integers",
          0x0b, "16-bit integers",
          0x0c, "32-bit integers",
          0x0d, "32-bit floating-point numbers",
          0x0e, "64-bit floating-point numbers");

  private static final int GZIP = 0x1f8b;

  private OtherContent() {}

  /**
   * What a file is that has another magic number, and what to do.
   *
   * @param magic its first four bytes
   * @param in the file behind them
   */
  static String describe(int magic, IdxStream in) throws IOException {
    if (magic >>> 16 == GZIP) {
      return "it is gzip within gzip: unpack it once"; // the outer layer is off already
    }
    String values = TYPES.get(magic >>> 8);
    if (values == null) {
      byte[] rest = in.readNBytes(LooksLike.BYTES - Integer.BYTES);
      byte[] start =
          ByteBuffer.allocate(Integer.BYTES + rest.length).putInt(magic).put(rest).array();
      return LooksLike.of(start).map(OtherContent::advise).orElse("this is no MNIST-like IDX file");
    }
    // QMNIST's labels: class, NIST's series, writer, ...
    boolean extendedLabels = (magic & 0xff) == 2;
    return "it is IDX of %s%s: write %s as uint8"
        .formatted(
            values,
            extendedLabels ? " in columns, like QMNIST's labels" : "",
            extendedLabels ? "column 0" : "the values");
  }

  private static String advise(String what) {
    boolean packed = what.endsWith("archive");
    return "it looks like %s: %s".formatted(what, packed ? "unpack it" : "get the right file");
  }

  /** What a file of uint8 is that has other dimensions, and what to do. */
  static String describe(int dimensions) {
    return dimensions == IdxKind.IMAGES.dimensions() || dimensions == IdxKind.LABELS.dimensions()
        ? "are image and label files swapped?"
        : "write grey images as [N, 28, 28] and labels as [N]";
  }
}
