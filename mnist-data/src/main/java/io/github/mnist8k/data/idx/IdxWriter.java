package io.github.mnist8k.data.idx;

import io.github.mnist8k.data.ImageSet;
import java.nio.ByteBuffer;
import java.util.Objects;

/** Writes image sets as uncompressed IDX files, byte for byte what {@link IdxReader} reads. */
public final class IdxWriter {
  private IdxWriter() {}

  /**
   * The pixels as an IDX file: 16 header bytes, then uint8 [N, 28, 28].
   *
   * @throws IllegalArgumentException when the file would not fit one array (over 2.7 million
   *     images)
   */
  public static byte[] images(ImageSet set) {
    Objects.requireNonNull(set, "set");
    return file(IdxKind.IMAGES, set.size(), set.pixels());
  }

  /** The labels as an IDX file: 8 header bytes, then uint8 [N]. */
  public static byte[] labels(ImageSet set) {
    Objects.requireNonNull(set, "set");
    return file(IdxKind.LABELS, set.size(), set.labels());
  }

  /**
   * Labels, such as the answers of a net, as an IDX file: 8 header bytes, then uint8 [N].
   *
   * @throws IllegalArgumentException when the file would not fit one array
   */
  public static byte[] labels(byte[] labels) {
    return file(IdxKind.LABELS, labels.length, ByteBuffer.wrap(labels));
  }

  private static byte[] file(IdxKind kind, int count, ByteBuffer values) {
    if (count > kind.maxItems()) {
      throw new IllegalArgumentException(
          "expected at most %d %ss, found %d".formatted(kind.maxItems(), kind.item, count));
    }
    ByteBuffer file = ByteBuffer.allocate(kind.headerBytes() + values.remaining());
    file.putInt(IdxKind.UINT8 << 8 | kind.dimensions()).putInt(count);
    if (kind == IdxKind.IMAGES) {
      file.putInt(ImageSet.ROWS).putInt(ImageSet.COLUMNS);
    }
    return file.put(values).array();
  }
}
