package io.github.mnist8k.reproduce;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxWriter;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Writes dataset folders and images for the tests. */
public final class DataFiles {

  /** Makes a folder of four IDX files, with the same images to train and to test on. */
  public static Path folder(Path folder, ImageSet images) throws IOException {
    Files.createDirectories(folder);
    for (String part : new String[] {"train", "t10k"}) {
      Files.write(folder.resolve(part + "-images-idx3-ubyte"), IdxWriter.images(images));
      Files.write(folder.resolve(part + "-labels-idx1-ubyte"), IdxWriter.labels(images));
    }
    return folder;
  }

  /** Compresses as gzip does. */
  static byte[] gzip(byte[] content) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(content);
    }
    return compressed.toByteArray();
  }

  /** A way to keep grey pixels in a PNG file. */
  enum Png {
    GREY(ColorSpace.CS_GRAY, false, DataBuffer.TYPE_BYTE),
    GREY_WITH_OPACITY(ColorSpace.CS_GRAY, true, DataBuffer.TYPE_BYTE),
    GREY_OF_16_BITS(ColorSpace.CS_GRAY, false, DataBuffer.TYPE_USHORT),
    COLOUR(ColorSpace.CS_sRGB, false, DataBuffer.TYPE_BYTE),
    COLOUR_WITH_OPACITY(ColorSpace.CS_sRGB, true, DataBuffer.TYPE_BYTE);

    private final ComponentColorModel model;

    Png(int colours, boolean opacity, int type) {
      int kind = opacity ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
      this.model =
          new ComponentColorModel(ColorSpace.getInstance(colours), opacity, false, kind, type);
    }

    /** An image of the given size, black; opaque once its pixels are set by {@link #write}. */
    BufferedImage image(int width, int height) {
      var raster = model.createCompatibleWritableRaster(width, height);
      return new BufferedImage(model, raster, false, null);
    }

    /** Writes an image, uint8 [28, 28]. */
    Path write(Path file, byte[] pixels) throws IOException {
      BufferedImage image = image(ImageSet.COLUMNS, ImageSet.ROWS);
      int most = (1 << model.getComponentSize(0)) - 1;
      for (int i = 0; i < pixels.length; i++) {
        for (int band = 0; band < model.getNumComponents(); band++) {
          boolean opacity = model.hasAlpha() && band == model.getNumComponents() - 1;
          int value = opacity ? most : (pixels[i] & 0xff) * (most / 255);
          image.getRaster().setSample(i % ImageSet.COLUMNS, i / ImageSet.COLUMNS, band, value);
        }
      }
      ImageIO.write(image, "png", file.toFile());
      return file;
    }
  }

  private DataFiles() {}
}
