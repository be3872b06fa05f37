package io.github.mnist8k.digits.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A seven drawn with a pen, and files of it. */
final class Drawing {
  private Drawing() {}

  /** The digit fills most of a square of the size; its lower end is at the left. */
  static BufferedImage seven(int size, int type, Color ink, Color ground) {
    BufferedImage image = new BufferedImage(size, size, type);
    Graphics2D pen = image.createGraphics();
    pen.setBackground(ground);
    pen.clearRect(0, 0, size, size);
    pen.setColor(ink);
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setStroke(new BasicStroke(size / 12f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D path = new Path2D.Double();
    path.moveTo(0.25 * size, 0.2 * size);
    path.lineTo(0.75 * size, 0.2 * size);
    path.lineTo(0.4 * size, 0.85 * size);
    pen.draw(path);
    pen.dispose();
    return image;
  }

  static BufferedImage blackOnWhite(int size) {
    return seven(size, BufferedImage.TYPE_INT_RGB, Color.BLACK, Color.WHITE);
  }

  static BufferedImage whiteOnBlack(int size) {
    return seven(size, BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK);
  }

  /** A file in memory. */
  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, file)) {
        throw new IllegalArgumentException("no writer of %s for %s".formatted(format, image));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file.toByteArray();
  }

  /** Mean absolute difference of two images, uint8 [28, 28]. */
  static double difference(byte[] a, byte[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(Byte.toUnsignedInt(a[i]) - Byte.toUnsignedInt(b[i]));
    }
    return sum / a.length;
  }
}
