package io.github.mnist8k.data;

import java.nio.ByteBuffer;
import java.util.Objects;

/**
 * Labelled grey images, immutable: pixels uint8 [N, 28, 28] in row-major order (0 is background,
 * 255 is full ink) and labels uint8 [N], each 0..9. N is at least 1.
 */
public final class ImageSet {
  /** Height of an image in pixels. */
  public static final int ROWS = 28;

  /** Width of an image in pixels. */
  public static final int COLUMNS = 28;

  /** Pixels of an image, hence also its bytes. */
  public static final int PIXELS = ROWS * COLUMNS;

  /** Digit classes; labels run from 0 to {@code CLASSES - 1}. */
  public static final int CLASSES = 10;

  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Copies both arrays.
   *
   * @param pixels uint8 [N, 28, 28], row-major
   * @param labels uint8 [N], each 0..9
   * @throws IllegalArgumentException when the lengths do not fit each other, N is 0, or a label is
   *     not 0..9
   */
  public ImageSet(byte[] pixels, byte[] labels) {
    if (labels.length == 0) {
      throw new IllegalArgumentException("labels: expected at least 1, found 0");
    }
    long expected = (long) labels.length * PIXELS;
    if (pixels.length != expected) {
      throw new IllegalArgumentException(
          "pixels: expected %d bytes for %d labels, found %d"
              .formatted(expected, labels.length, pixels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (!isLabel(labels[i])) {
        throw new IllegalArgumentException(
            "labels[%d]: expected 0..9, found %d".formatted(i, Byte.toUnsignedInt(labels[i])));
      }
    }
    this.pixels = pixels.clone();
    this.labels = labels.clone();
  }

  public static boolean isLabel(byte value) {
    return value >= 0 && value < CLASSES;
  }

  /** Number of images, N. */
  public int size() {
    return labels.length;
  }

  /**
   * Digit of image {@code i}, 0..9.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= i &lt; N
   */
  public int label(int i) {
    return labels[Objects.checkIndex(i, labels.length)];
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
