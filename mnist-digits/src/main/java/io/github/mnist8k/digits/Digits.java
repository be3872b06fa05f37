package io.github.mnist8k.digits;

import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.digits.file.DigitsFormatException;
import io.github.mnist8k.digits.file.InputFile;
import io.github.mnist8k.digits.kernel.Inference;
import io.github.mnist8k.digits.kernel.Kernel;
import io.github.mnist8k.digits.picture.DigitPicture;
import io.github.mnist8k.digits.picture.PictureReader;
import io.github.mnist8k.digits.picture.Preparation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A trained net that recognises digits. Immutable, and safe for use by any number of threads, which
 * do not wait for each other; a call allocates its answer and nothing else.
 *
 * <p>Images are as in MNIST: 28x28 grey values, white digit on black ground.
 *
 * <p>A JVM that was started with {@code --add-modules jdk.incubator.vector} computes with vector
 * instructions, any other with plain loops; the logits differ by rounding only.
 */
public final class Digits {

  /** Bytes of an image. */
  public static final int PIXELS = 28 * 28;

  private static final List<String> BUNDLED = List.of("era2-s7/step5", "s7/model3");

  private final String experiment;
  private final String description;
  private final String engine;
  private final Inference inference;

  private Digits(DigitsFile file) {
    Kernel kernel = Kernel.fastest();
    this.experiment = file.experiment();
    this.description = file.description();
    this.engine = kernel.name();
    this.inference = new Inference(file, kernel);
  }

  /** A net that is in memory. */
  public static Digits of(DigitsFile file) {
    return new Digits(file);
  }

  /**
   * Reads a {@code .digits} file.
   *
   * @throws DigitsFormatException if it is cut, altered, of a newer version, or not such a file
   * @throws IOException if it cannot be read
   */
  public static Digits load(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      return load(in, file.toString());
    }
  }

  /**
   * Reads the bytes of a {@code .digits} file.
   *
   * @param in read to its end, left open
   * @param name what messages call it
   * @throws DigitsFormatException if it is cut, altered, of a newer version, or not such a file
   * @throws IOException if it cannot be read
   */
  public static Digits load(InputStream in, String name) throws IOException {
    return new Digits(DigitsFile.read(in, name));
  }

  /** The net of experiment {@code era2-s7/step5} that this jar carries. */
  public static Digits step5() {
    return bundled("era2-s7/step5");
  }

  /**
   * A net that this jar carries; {@link #description()} says how good it is.
   *
   * @param experiment {@code era2-s7/step5} or {@code s7/model3}
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Digits bundled(String experiment) {
    Objects.requireNonNull(experiment, "experiment");
    if (!BUNDLED.contains(experiment)) {
      throw new IllegalArgumentException(
          "no net " + experiment + " in this jar; there are " + String.join(", ", BUNDLED));
    }
    String resource = experiment.replace('/', '-') + ".digits";
    try (InputStream in = Digits.class.getResourceAsStream(resource)) {
      return load(in, resource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Recognises one image.
   *
   * @param pixels uint8 [28, 28], row-major: 784 bytes
   * @throws IllegalArgumentException if it is not one image
   */
  public Answer read(byte[] pixels) {
    return Answer.of(logits(pixels));
  }

  /**
   * Recognises a drawn, photographed or scanned digit. It is prepared as MNIST's digits were,
   * unless it has 28x28 pixels and dark corners already; {@link DigitPicture} tells what was done.
   *
   * @param picture any size, grey or colour, with or without transparency; the digit upright
   * @throws IllegalArgumentException if the picture is blank
   */
  public Answer read(BufferedImage picture) {
    return read(DigitPicture.of(picture, Preparation.AUTO).pixels());
  }

  /**
   * Recognises the digit in a file of a picture, as {@link #read(BufferedImage)} does.
   *
   * @param picture a PNG, JPEG, BMP or GIF file, see {@link PictureReader}
   * @throws IOException if it cannot be read, is no sound picture, or blank; the message is one
   *     line that begins with the file's name
   */
  public Answer read(Path picture) throws IOException {
    return read(PictureReader.digit(picture, Preparation.AUTO).pixels());
  }

  /**
   * Logits of one image.
   *
   * @param pixels uint8 [28, 28], row-major: 784 bytes
   * @return logits [classes], those of the ten digits first
   * @throws IllegalArgumentException if it is not one image
   */
  public float[] logits(byte[] pixels) {
    Objects.requireNonNull(pixels, "pixels");
    if (pixels.length != PIXELS) {
      throw new IllegalArgumentException("expected 784 bytes, found " + pixels.length);
    }
    return inference.logits(pixels);
  }

  /** The experiment that the net comes from, such as {@code era2-s7/step5}. */
  public String experiment() {
    return experiment;
  }

  /** Who trained the net, and how good it is, if its file says so. */
  public String description() {
    return description;
  }

  /** What computes, for people: {@code plain Java}, or the Vector API and its width. */
  public String engine() {
    return engine;
  }

  @Override
  public String toString() {
    return experiment + " (" + description + "), " + engine;
  }
}
