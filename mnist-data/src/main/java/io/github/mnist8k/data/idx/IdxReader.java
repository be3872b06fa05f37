package io.github.mnist8k.data.idx;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.file.InputFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * Reads IDX files of uint8 images [N, 28, 28] and uint8 labels [N], raw or gzip (told apart by
 * content, not by name). Reading is strict: magic number, dimensions and exact length must all fit.
 * Offsets in messages count bytes of the uncompressed file. An absurd count in a header costs
 * little memory: more than 64 MiB are taken only as bytes arrive.
 */
public final class IdxReader {

  /** MNIST's largest file fits, so that it lies in memory once and is never copied. */
  private static final int FIRST_BYTES = 1 << 26;

  private IdxReader() {}

  /**
   * Reads a set of labelled images, such as a test set alone.
   *
   * @param images an image file, raw or gzip
   * @param labels the label file that belongs to it
   * @throws DatasetException when one is not sound, or they hold different numbers
   * @throws IOException when a file cannot be read
   */
  public static ImageSet set(Path images, Path labels) throws IOException {
    byte[] pixels = images(images);
    byte[] values = labels(labels);
    if (pixels.length != (long) values.length * ImageSet.PIXELS) {
      throw new DatasetException(
          "%s: expected as many labels as %s has images, %d, found %d"
              .formatted(labels, images, pixels.length / ImageSet.PIXELS, values.length));
    }
    return new ImageSet(pixels, values);
  }

  /**
   * Reads an image file.
   *
   * @return pixels, uint8 [N, 28, 28] row-major, N at least 1
   * @throws DatasetException when the content is not a sound image file
   * @throws IOException when the file cannot be read
   */
  public static byte[] images(Path file) throws IOException {
    return read(file, IdxKind.IMAGES).values();
  }

  /**
   * Reads an image file from memory.
   *
   * @param name what messages call the file
   * @param content the whole file, raw or gzip
   * @return pixels, uint8 [N, 28, 28] row-major, N at least 1
   * @throws DatasetException when the content is not a sound image file
   */
  public static byte[] images(String name, byte[] content) throws DatasetException {
    return read(name, content, IdxKind.IMAGES).values();
  }

  /**
   * Reads a label file.
   *
   * @return labels, uint8 [N], each 0..255, N at least 1
   * @throws DatasetException when the content is not a sound label file
   * @throws IOException when the file cannot be read
   */
  public static byte[] labels(Path file) throws IOException {
    return read(file, IdxKind.LABELS).values();
  }

  /**
   * Reads a label file from memory.
   *
   * @param name what messages call the file
   * @param content the whole file, raw or gzip
   * @return labels, uint8 [N], each 0..255, N at least 1
   * @throws DatasetException when the content is not a sound label file
   */
  public static byte[] labels(String name, byte[] content) throws DatasetException {
    return read(name, content, IdxKind.LABELS).values();
  }

  private static IdxFile read(String name, byte[] content, IdxKind kind) throws DatasetException {
    Objects.requireNonNull(content, "content");
    try {
      return read(name, new ByteArrayInputStream(content), kind);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
  }

  /**
   * Reads one of the four files of a dataset.
   *
   * @param as which of the four it is to be
   * @throws DatasetException when the content is not a sound file of that kind
   * @throws IOException when the file cannot be read
   */
  public static IdxFile read(Path file, StandardFile as) throws IOException {
    return read(file, Objects.requireNonNull(as, "as").kind());
  }

  /**
   * Reads one of the four files of a dataset from a stream, to its end.
   *
   * @param name what messages call the file
   * @param source the file from its start, raw or gzip; the caller closes it
   * @param as which of the four it is to be
   * @throws DatasetException when the content is not a sound file of that kind
   * @throws IOException when the stream cannot be read
   */
  public static IdxFile read(String name, InputStream source, StandardFile as) throws IOException {
    return read(name, source, Objects.requireNonNull(as, "as").kind());
  }

  private static IdxFile read(Path file, IdxKind kind) throws IOException {
    try (InputStream source = InputFile.open(file)) {
      return read(file.toString(), source, kind);
    } catch (DatasetException | FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(
          "%s: cannot be read (%s)".formatted(file, DatasetException.reason(e)), e);
    }
  }

  private static IdxFile read(String name, InputStream source, IdxKind kind) throws IOException {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(source, "source");
    IdxStream in = new IdxStream(name, source);
    int count = readHeader(name, in, kind);
    byte[] values = readValues(in, count * kind.itemBytes);
    long length = kind.headerBytes() + (long) count * kind.itemBytes;
    if (in.position() < length) {
      throw DatasetException.at(
          name,
          Integer.BYTES,
          "expected %s (%d bytes in all), found %d bytes in all; the file is cut off: get it again"
              .formatted(Count.of(count, kind.item), length, in.position()));
    }
    if (in.read() >= 0) {
      throw DatasetException.at(
          name,
          length,
          "expected the end of the file after %s, found more bytes; get the file again"
              .formatted(Count.of(count, kind.item)));
    }
    return new IdxFile(name, values, count, in.sha256());
  }

  /** Returns the next bytes, or as many as there are. */
  private static byte[] readValues(IdxStream in, int size) throws IOException {
    byte[] values = new byte[Math.min(size, FIRST_BYTES)];
    int read = in.readNBytes(values, 0, values.length);
    if (read < values.length || read == size) {
      return values;
    }
    byte[] rest = in.readNBytes(size - read);
    byte[] all = Arrays.copyOf(values, read + rest.length);
    System.arraycopy(rest, 0, all, read, rest.length);
    return all;
  }

  /** Returns the number of items. */
  private static int readHeader(String name, IdxStream in, IdxKind kind) throws IOException {
    int magic = readInt(name, in);
    if (magic >>> 8 != IdxKind.UINT8) {
      throw DatasetException.at(
          name,
          0,
          "expected magic number 0x%08x (IDX of uint8 %ss), found 0x%08x; %s"
              .formatted(
                  IdxKind.UINT8 << 8 | kind.dimensions(),
                  kind.item,
                  magic,
                  OtherContent.describe(magic, in)));
    }
    int dimensions = magic & 0xff;
    if (dimensions != kind.dimensions()) {
      throw DatasetException.at(
          name,
          3,
          "expected %s for a file of %ss, found %d; %s"
              .formatted(
                  Count.of(kind.dimensions(), "dimension"),
                  kind.item,
                  dimensions,
                  OtherContent.describe(dimensions)));
    }
    long count = Integer.toUnsignedLong(readInt(name, in));
    if (count < 1 || count > kind.maxItems()) {
      throw DatasetException.at(
          name,
          Integer.BYTES,
          "expected 1..%d %ss, found %d; get the file again"
              .formatted(kind.maxItems(), kind.item, count));
    }
    for (String dimension : kind.itemDimensions) {
      long offset = in.position();
      long size = Integer.toUnsignedLong(readInt(name, in));
      // ROWS and COLUMNS are the same number: a digit is square.
      if (size != ImageSet.ROWS) {
        throw DatasetException.at(
            name,
            offset,
            "expected %d %s, found %d; only images of %dx%d pixels can be used"
                .formatted(ImageSet.ROWS, dimension, size, ImageSet.ROWS, ImageSet.COLUMNS));
      }
    }
    return (int) count;
  }

  /** IDX numbers are big-endian, as ByteBuffer's are. */
  private static int readInt(String name, IdxStream in) throws IOException {
    long offset = in.position();
    byte[] bytes = in.readNBytes(Integer.BYTES);
    if (bytes.length < Integer.BYTES) {
      throw DatasetException.at(
          name,
          offset,
          "expected 4 bytes of the IDX header, found %d; the file is %s: get it again"
              .formatted(bytes.length, offset + bytes.length == 0 ? "empty" : "cut off"));
    }
    return ByteBuffer.wrap(bytes).getInt();
  }
}
