package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The filters of the first convolution: blue where ink counts for, orange where against. */
final class FiltersPicture {

  private static final int COLUMNS = 8;
  private static final int FILTER = 66;
  private static final int GAP = 20;
  private static final int TOP = 46;
  private static final int MARGIN = 20;
  private static final int[] FOR = {0x00, 0x72, 0xB2};
  private static final int[] AGAINST = {0xD5, 0x5E, 0x00};

  private FiltersPicture() {}

  static NamedPicture of(FirstFilters filters) {
    int count = filters.weights().size();
    int columns = Math.min(count, COLUMNS);
    int rows = (count + COLUMNS - 1) / COLUMNS;
    int width = Math.max(420, columns * (FILTER + GAP) - GAP + 2 * MARGIN);
    return new NamedPicture(
        "filters.png",
        "Filters of the first convolution",
        width,
        TOP + rows * (FILTER + GAP) + 24,
        (canvas, area) -> paint(canvas, area, filters, columns));
  }

  private static void paint(
      Graphics2D canvas, Rectangle2D area, FirstFilters filters, int columns) {
    Texts.title(canvas, "First convolution, seed " + filters.seed(), area.getWidth());
    double largest = 0;
    for (float[] filter : filters.weights()) {
      for (float weight : filter) {
        largest = Math.max(largest, Math.abs(weight));
      }
    }
    double left = (area.getWidth() - columns * (FILTER + GAP) + GAP) / 2;
    for (int i = 0; i < filters.weights().size(); i++) {
      double x = left + i % COLUMNS * (FILTER + GAP);
      double y = TOP + i / COLUMNS * (FILTER + GAP);
      paint(canvas, filters.weights().get(i), filters.side(), largest, x, y);
    }
    Texts.centred(
        canvas,
        "blue: ink counts for, orange: ink counts against",
        Style.SMALL,
        Style.GREY,
        area.getWidth() / 2,
        area.getHeight() - 16);
  }

  private static void paint(
      Graphics2D canvas, float[] filter, int side, double largest, double x, double y) {
    double cell = (double) FILTER / side;
    for (int i = 0; i < filter.length; i++) {
      canvas.setPaint(colour(largest == 0 ? 0 : filter[i] / largest));
      canvas.fill(new Rectangle2D.Double(x + i % side * cell, y + i / side * cell, cell, cell));
    }
    canvas.setPaint(Style.GREY);
    canvas.draw(new Rectangle2D.Double(x, y, FILTER, FILTER));
  }

  /** From -1 in orange over white to 1 in blue. */
  private static Color colour(double share) {
    int[] full = share < 0 ? AGAINST : FOR;
    double amount = Math.abs(share);
    return new Color(mixed(full[0], amount), mixed(full[1], amount), mixed(full[2], amount));
  }

  private static int mixed(int part, double share) {
    return (int) Math.round(255 + (part - 255) * share);
  }
}
