package io.github.mnist8k.digits.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained net for inference, as a {@code .digits} file holds it. Batch norm is part of the
 * convolutions, dropout is gone.
 *
 * <p>The bytes, little-endian throughout; a text is its length in bytes (uint16) and its UTF-8:
 *
 * <pre>
 * offset  bytes
 *      0  8      89 44 49 47 49 54 53 0A: the byte 0x89, "DIGITS", a line feed
 *      8  4      uint32, version of the format: 1
 *     12  4      uint32, length of the whole file in bytes
 *     16  4, 4   float32, mean and std: a pixel p of 0..255 enters as (p / 255 - mean) / std
 *     24  ...    text, experiment; text, fingerprint of the net; text, description
 *         2      uint16, number of layers
 *         ...    layers: a byte for the kind, then sizes (uint32) and numbers (float32)
 *            1     convolution: in, out, kernel, padding; weights [out, in, kernel, kernel], bias [out]
 *            2     relu
 *            3     scale and shift: channels; scale [channels], shift [channels]
 *            4     max pool: kernel, stride
 *            5     average pool: kernel
 *            6     global average pool
 *            7     flatten
 *            8     linear: in, out; weights [out, in], bias [out]
 *    end  4      uint32, CRC-32 of all bytes before it
 * </pre>
 *
 * @param experiment the experiment that the net comes from, such as {@code era2-s7/step5}
 * @param fingerprint hash of the net that was trained
 * @param description free text: who trained it, how good it is
 * @param mean of the pixels divided by 255; finite
 * @param std standard deviation of the pixels divided by 255; finite, above 0
 * @param layers from the image, 1x28x28, to 10 logits or more
 */
public record DigitsFile(
    String experiment,
    String fingerprint,
    String description,
    float mean,
    float std,
    List<DigitsLayer> layers) {

  /** The ten digits, which are the first logits of a net. */
  public static final int DIGITS = 10;

  /**
   * Checks that each layer takes the output of the one before.
   *
   * @throws IllegalArgumentException naming the first layer that does not fit, or what else is
   *     wrong
   */
  public DigitsFile {
    if (!Float.isFinite(mean) || !Float.isFinite(std) || !(std > 0)) {
      throw new IllegalArgumentException(
          "expected a finite mean and a finite std above 0, found " + mean + ", " + std);
    }
    layers = List.copyOf(layers);
    FeatureShape end = shapes(layers).get(layers.size());
    if (end.height() != 1 || end.width() != 1 || end.channels() < DIGITS) {
      throw new IllegalArgumentException(
          "expected %d logits or more at the end, found %s".formatted(DIGITS, end));
    }
  }

  /** Shapes of one image's features: element i enters layer i, the last are the logits. */
  public List<FeatureShape> shapes() {
    return shapes(layers);
  }

  private static List<FeatureShape> shapes(List<DigitsLayer> layers) {
    List<FeatureShape> shapes = new ArrayList<>(List.of(FeatureShape.IMAGE));
    for (int i = 0; i < layers.size(); i++) {
      try {
        shapes.add(layers.get(i).output(shapes.get(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + i + ": " + e.getMessage(), e);
      }
    }
    return List.copyOf(shapes);
  }

  /**
   * Reads a file, strictly: each byte has its meaning.
   *
   * @param in read to its end, left open
   * @param name what messages call it
   * @throws DigitsFormatException if it is cut, altered, of a newer version, or not such a file
   * @throws IOException if it cannot be read
   */
  public static DigitsFile read(InputStream in, String name) throws IOException {
    return new DigitsReader(in.readAllBytes(), name).read();
  }

  /**
   * Writes the file.
   *
   * @param out left open
   * @throws IOException if it cannot be written
   */
  public void write(OutputStream out) throws IOException {
    out.write(DigitsWriter.bytes(this));
  }
}
