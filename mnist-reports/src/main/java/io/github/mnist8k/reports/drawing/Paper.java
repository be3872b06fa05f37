package io.github.mnist8k.reports.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What all pictures are painted on: white with a thin border, readable on a page of any colour. */
public final class Paper {

  private static final Color BORDER = new Color(0xD0D7DE);

  private Paper() {}

  /** Paints a picture on paper of its size. */
  static void paint(Graphics2D canvas, int width, int height, Picture picture) {
    var area = new Rectangle2D.Double(0, 0, width, height);
    canvas.setPaint(Color.WHITE);
    canvas.fill(area);
    picture.paint(canvas, area);
    canvas.setPaint(BORDER);
    canvas.setStroke(new BasicStroke(1f));
    canvas.draw(new Rectangle2D.Double(0.5, 0.5, width - 1.0, height - 1.0));
  }

  /** Whether this Java has fonts, by which a picture is laid out: it can measure a text. */
  public static boolean hasFonts() {
    try {
      Graphics2D canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
      return canvas.getFontMetrics(Style.TEXT).stringWidth("text") > 0;
    } catch (RuntimeException | Error e) {
      return false; // of fonts or their libraries that are missing, JDKs tell in ways of all kinds
    }
  }

  static void requireFonts() {
    if (!hasFonts()) {
      throw new UncheckedIOException(
          new IOException(
              "plots cannot be drawn: this Java finds no fonts; install fontconfig and a font"
                  + " (on Debian and Ubuntu, the packages fontconfig and fonts-dejavu-core)"));
    }
  }
}
