package io.github.mnist8k.data;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Labelled grey images, immutable: pixels uint8 [N, 28, 28] in row-major order (0 is background,
 * 255 is full ink) and labels uint8 [N], each 0..255; MNIST has 0..9. N is at least 1.
 */
public final class ImageSet {
  /** Height of an image in pixels. */
  public static final int ROWS = 28;

  /** Width of an image in pixels. */
  public static final int COLUMNS = 28;

  /** Pixels of an image, hence also its bytes. */
  public static final int PIXELS = ROWS * COLUMNS;

  /** MNIST's classes, the digits; data of one's own may have more, see {@link #classes()}. */
  public static final int CLASSES = 10;

  private final byte[] pixels;
  private final byte[] labels;
  private final int classes;

  /**
   * Copies both arrays.
   *
   * @param pixels uint8 [N, 28, 28], row-major
   * @param labels uint8 [N], each 0..255
   * @throws IllegalArgumentException when the lengths do not fit each other, or N is 0
   */
  public ImageSet(byte[] pixels, byte[] labels) {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(labels, "labels");
    if (labels.length == 0) {
      throw new IllegalArgumentException("labels: expected at least 1, found 0");
    }
    long expected = (long) labels.length * PIXELS;
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "pixels: expected %d bytes for %s, found %d"
              .formatted(expected, Count.of(labels.length, "label"), pixels.length));
    }
    this.pixels = pixels.clone();
    this.labels = labels.clone();
    this.classes = 1 + IntStream.range(0, size()).map(this::label).max().orElseThrow();
  }

  /** Number of images, N. */
  public int size() {
    return labels.length;
  }

  /** Classes that the labels need, 1..256: the largest label and one. */
  public int classes() {
    return classes;
  }

  /**
   * Label of image {@code i}, 0..255; the digit in sets like MNIST.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= i &lt; N
   */
  public int label(int i) {
    return Byte.toUnsignedInt(labels[Objects.checkIndex(i, labels.length)]);
  }

  /**
   * Copy of the pixels of image {@code i}: uint8 [28, 28], 784 bytes.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= i &lt; N
   */
  public byte[] image(int i) {
    Objects.checkIndex(i, labels.length);
    byte[] image = new byte[PIXELS];
    System.arraycopy(pixels, i * PIXELS, image, 0, PIXELS);
    return image;
  }

  /** Read-only view of all pixels: uint8 [N, 28, 28], N * 784 bytes, positioned at 0. */
  public ByteBuffer pixels() {
    return ByteBuffer.wrap(pixels).asReadOnlyBuffer();
  }

  /** Read-only view of all labels: uint8 [N], positioned at 0. */
  public ByteBuffer labels() {
    return ByteBuffer.wrap(labels).asReadOnlyBuffer();
  }
}
