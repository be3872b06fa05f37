package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.reproduce.options.InputFiles;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;

/** Images to be classified, from PNG and IDX files. */
final class ImageFiles {

  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

  /**
   * One image.
   *
   * @param name the file's name, with {@code #i} for image i of an IDX file
   * @param pixels uint8 [28, 28], 784 bytes
   */
  record NamedImage(String name, byte[] pixels) {}

  /**
   * Reads images in the order of the files.
   *
   * @throws IOException if a file is missing, or is neither a PNG of 28x28 pixels nor an IDX file
   *     of images
   */
  static List<NamedImage> read(List<Path> files) throws IOException {
    List<NamedImage> images = new ArrayList<>();
    for (Path file : files) {
      byte[] content = Files.readAllBytes(InputFiles.notAFolder(file));
      if (isPng(content)) {
        images.add(new NamedImage(file.toString(), png(file, content)));
      } else {
        byte[] pixels = IdxReader.images(file.toString(), content);
        for (int i = 0; i < pixels.length / ImageSet.PIXELS; i++) {
          int from = i * ImageSet.PIXELS;
          images.add(
              new NamedImage(
                  file + "#" + i, Arrays.copyOfRange(pixels, from, from + ImageSet.PIXELS)));
        }
      }
    }
    return images;
  }

  private static boolean isPng(byte[] content) {
    return Arrays.equals(Arrays.copyOf(content, PNG_SIGNATURE.length), PNG_SIGNATURE);
  }

  private static byte[] png(Path file, byte[] content) throws IOException {
    BufferedImage image;
    try {
      image = ImageIO.read(new ByteArrayInputStream(content));
    } catch (IOException | RuntimeException e) {
      throw new IOException(file + ": expected a sound PNG file, found: " + e.getMessage(), e);
    }
    if (image.getWidth() != ImageSet.COLUMNS || image.getHeight() != ImageSet.ROWS) {
      throw new IOException(
          file
              + ": expected 28x28 pixels, found "
              + image.getWidth()
              + "x"
              + image.getHeight()
              + "; scale it, white digit on black ground");
    }
    byte[] pixels = new byte[ImageSet.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) grey(image, i % ImageSet.COLUMNS, i / ImageSet.COLUMNS);
    }
    return pixels;
  }

  /** Colours become grey as the mean of red, green and blue; transparent pixels are black. */
  private static int grey(BufferedImage image, int x, int y) {
    if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY) {
      // As stored: getRGB would change the gamma. A second band is the opacity.
      Raster raster = image.getRaster();
      int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
      long opacity = raster.getNumBands() == 1 ? most : raster.getSample(x, y, 1);
      return (int) (raster.getSample(x, y, 0) * opacity * 255 / most / most);
    }
    var colour = new Color(image.getRGB(x, y), true);
    int sum = colour.getRed() + colour.getGreen() + colour.getBlue();
    return sum * colour.getAlpha() / (3 * 255);
  }

  private ImageFiles() {}
}
