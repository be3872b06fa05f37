package io.github.mnist8k.reports.drawing;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** PNG files, for places that show no SVG. They carry a digest of the data that they show. */
public final class Png {

  private static final String FORMAT = "javax_imageio_png_1.0";
  private static final String KEY = "mnist8k-data";

  private Png() {}

  /**
   * Draws a picture.
   *
   * @param width on a page, in pixels
   * @param height on a page, in pixels
   * @param scale pixels of the file for each pixel of the page: 2 keeps text sharp on fine screens
   * @param data what the picture shows
   * @param picture what to draw
   * @return the file
   * @throws UncheckedIOException if there are no fonts
   */
  public static byte[] of(int width, int height, int scale, PlotData data, Picture picture) {
    Paper.requireFonts();
    var image = new BufferedImage(scale * width, scale * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    canvas.scale(scale, scale);
    Paper.paint(canvas, width, height, picture);
    canvas.dispose();
    try {
      return encoded(image, data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file, complete to its end, shows these data. */
  public static boolean shows(byte[] png, PlotData data) {
    String bytes = new String(png, StandardCharsets.ISO_8859_1);
    return bytes.contains(KEY + "\0" + data.digest())
        && bytes.substring(Math.max(0, bytes.length() - 8)).startsWith("IEND");
  }

  private static byte[] encoded(BufferedImage image, PlotData data) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              new ImageTypeSpecifier(image), writer.getDefaultWriteParam());
      var entry = new IIOMetadataNode("tEXtEntry");
      entry.setAttribute("keyword", KEY);
      entry.setAttribute("value", data.digest());
      var text = new IIOMetadataNode("tEXt");
      text.appendChild(entry);
      var root = new IIOMetadataNode(FORMAT);
      root.appendChild(text);
      metadata.mergeTree(FORMAT, root);
      var file = new ByteArrayOutputStream();
      // ImageIO would choose a temporary file, and fail where that disk is full.
      try (ImageOutputStream out = new MemoryCacheImageOutputStream(file)) {
        writer.setOutput(out);
        writer.write(new IIOImage(image, null, metadata));
      }
      return file.toByteArray();
    } finally {
      writer.dispose();
    }
  }
}
