package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.Style;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/** Words in pictures that no chart library draws. */
final class Texts {

  private Texts() {}

  /** A line of text, centred about a point. */
  static void centred(Graphics2D canvas, String text, Font font, Color color, double x, double y) {
    canvas.setFont(font);
    canvas.setPaint(color);
    FontMetrics metrics = canvas.getFontMetrics();
    canvas.drawString(
        text,
        (float) (x - metrics.stringWidth(text) / 2.0),
        (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
  }

  /** The title of a picture, above its middle. */
  static void title(Graphics2D canvas, String text, double width) {
    centred(canvas, text, Style.TITLE, Style.INK, width / 2, 24);
  }
}
