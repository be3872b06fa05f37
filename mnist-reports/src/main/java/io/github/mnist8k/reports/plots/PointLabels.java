package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.Style;
import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.stream.IntStream;

/** Texts beside points; a thin line leads to one that had to go further away. */
final class PointLabels {

  private static final int LED = 12;
  private static final double INSET = 4;

  private PointLabels() {}

  /**
   * Draws them.
   *
   * @param canvas where to draw
   * @param area no text leaves it
   * @param line no text stands on it
   * @param texts what to write
   * @param points as many points
   */
  static void draw(
      Graphics2D canvas, Rectangle2D area, Line2D line, List<String> texts, List<Point2D> points) {
    FontMetrics metrics = canvas.getFontMetrics(Style.SMALL);
    double height = metrics.getAscent() + metrics.getDescent();
    List<LabelLayout.Label> labels =
        IntStream.range(0, texts.size())
            .mapToObj(
                i ->
                    new LabelLayout.Label(
                        points.get(i).getX(),
                        points.get(i).getY(),
                        metrics.stringWidth(texts.get(i)) + 2 * INSET,
                        height))
            .toList();
    List<LabelLayout.Place> places = new LabelLayout(area, line, labels).places();
    canvas.setFont(Style.SMALL);
    canvas.setStroke(new BasicStroke(0.8f));
    for (int i = 0; i < texts.size(); i++) {
      LabelLayout.Place place = places.get(i);
      if (place.cost() >= LED) {
        canvas.setPaint(Style.GREY);
        canvas.draw(place.leader());
      }
      canvas.setPaint(Style.INK);
      canvas.drawString(
          texts.get(i),
          (float) (place.box().getX() + INSET),
          (float) (place.box().getY() + metrics.getAscent()));
    }
  }
}
