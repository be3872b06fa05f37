package io.github.mnist8k.digits.picture;

import io.github.mnist8k.digits.file.InputFile;
import io.github.mnist8k.digits.file.LooksLike;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads PNG, JPEG, BMP and GIF files, told apart by content, not by name: up to 100 megapixels, and
 * 65,535 pixels a side, of any depth, grey or RGB, with or without transparency. Of several
 * pictures in a file it takes the first. No temporary file is needed.
 */
public final class PictureReader {
  private static final Set<String> FORMATS = Set.of("PNG", "JPEG", "BMP", "GIF");

  /** A broken header may claim anything. */
  private static final long MOST_PIXELS = 100_000_000;

  /** As many as JPEG and GIF can have: of a thin picture not even a row may take much memory. */
  private static final long LONGEST_SIDE = 65_535;

  /** Enough to show a digit; of a larger picture only every second, third, ... pixel is kept. */
  private static final double ENOUGH_PIXELS = 4_000_000;

  private PictureReader() {}

  /**
   * Reads a file with the picture of a digit and, if wanted, prepares it.
   *
   * @param file of at most 2 GiB
   * @param mode whether to prepare it
   * @throws IOException as {@link #digit(String, byte[], Preparation)} does, or if the file cannot
   *     be read; the message is one line that begins with the file's name
   */
  public static DigitPicture digit(Path file, Preparation mode) throws IOException {
    byte[] content;
    try (InputStream in = InputFile.open(file)) {
      content = in.readAllBytes();
    } catch (FileSystemException e) {
      throw e;
    } catch (IOException e) {
      throw new IOException(file + ": " + e, e);
    }
    return digit(file.toString(), content, mode);
  }

  /**
   * Reads a picture of a digit and, if wanted, prepares it.
   *
   * @param name what messages call the file
   * @param content the whole file
   * @param mode whether to prepare it
   * @throws IOException if it is no sound file of a known format, too large, blank, or has not
   *     28x28 pixels where they are needed; the message is one line that begins with the name
   */
  public static DigitPicture digit(String name, byte[] content, Preparation mode)
      throws IOException {
    Objects.requireNonNull(mode, "mode");
    Read read = read(name, content);
    try {
      return DigitPicture.of(read.image, read.size(), mode);
    } catch (IllegalArgumentException e) {
      throw new IOException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a picture. Above 4 megapixels it keeps only every second, third, ... pixel of a row and
   * of a column.
   *
   * @param name what messages call the file
   * @param content the whole file
   * @throws IOException if it is no sound file of a known format, or too large; the message is one
   *     line that begins with the name
   */
  public static BufferedImage image(String name, byte[] content) throws IOException {
    return read(name, content).image;
  }

  /**
   * A picture as it was read.
   *
   * @param width that of the file, in pixels
   * @param height that of the file, in pixels
   */
  private record Read(BufferedImage image, long width, long height) {
    private String size() {
      return image.getWidth() == width
          ? DigitPicture.size(image)
          : "%dx%d pixels, read as %s".formatted(width, height, DigitPicture.size(image));
    }
  }

  private static Read read(String name, byte[] content) throws IOException {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = reader(name, content, in);
      try {
        reader.setInput(in, true, true);
        return read(name, reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private static ImageReader reader(String name, byte[] content, ImageInputStream in)
      throws IOException {
    Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
    while (readers.hasNext()) {
      ImageReader reader = readers.next();
      if (FORMATS.contains(format(reader))) {
        return reader;
      }
      reader.dispose();
    }
    byte[] start = Arrays.copyOf(content, Math.min(content.length, LooksLike.BYTES));
    throw new IOException(
        "%s: expected a PNG, JPEG, BMP or GIF picture, found %s"
            .formatted(name, LooksLike.of(start).orElse("something else")));
  }

  private static String format(ImageReader reader) throws IOException {
    return reader.getFormatName().toUpperCase(Locale.ROOT);
  }

  private static Read read(String name, ImageReader reader) throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    long width = sound(name, reader, () -> reader.getWidth(0));
    long height = sound(name, reader, () -> reader.getHeight(0));
    if (width * height > MOST_PIXELS || Math.max(width, height) > LONGEST_SIDE) {
      throw new IOException(
          "%s: expected at most %d megapixels, and %d pixels a side, found %dx%d pixels; scale the picture"
              .formatted(name, MOST_PIXELS / 1_000_000, LONGEST_SIDE, width, height));
    }
    BufferedImage image =
        sound(name, reader, () -> reader.read(0, everyNth(reader, width * height)));
    // Where a JPEG is cut off, the JDK fills up with grey and only warns.
    if (warnings.stream().anyMatch(warning -> warning.contains("premature end"))) {
      throw unsound(name, reader, new IOException("it is cut off"));
    }
    int colours = image.getColorModel().getColorSpace().getType();
    if (colours != ColorSpace.TYPE_GRAY && colours != ColorSpace.TYPE_RGB) {
      throw new IOException(
          "%s: expected grey or RGB, found %s; convert the picture"
              .formatted(name, colours == ColorSpace.TYPE_CMYK ? "CMYK" : "other colours"));
    }
    return new Read(image, width, height);
  }

  @FunctionalInterface
  private interface Step<T> {
    T result() throws IOException;
  }

  /** A broken file may have any effect on a reader. */
  private static <T> T sound(String name, ImageReader reader, Step<T> step) throws IOException {
    try {
      return step.result();
    } catch (IOException | RuntimeException e) {
      throw unsound(name, reader, e);
    }
  }

  private static IOException unsound(String name, ImageReader reader, Exception cause)
      throws IOException {
    String reason = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ");
    return new IOException(
        "%s: expected a sound %s file, found: %s; get or save it again"
            .formatted(name, format(reader), reason),
        cause);
  }

  private static ImageReadParam everyNth(ImageReader reader, long pixels) {
    ImageReadParam param = reader.getDefaultReadParam();
    int n = Math.max(1, (int) Math.ceil(Math.sqrt(pixels / ENOUGH_PIXELS)));
    param.setSourceSubsampling(n, n, 0, 0);
    return param;
  }
}
