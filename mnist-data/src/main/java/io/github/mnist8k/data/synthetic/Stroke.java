package io.github.mnist8k.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * What the pen draws without being lifted: straight pieces from point to point.
 *
 * @param points in the order of drawing
 */
record Stroke(List<Point> points) {
  private static final int PIECES_PER_ARC = 16;

  Stroke {
    points = List.copyOf(points);
  }

  /** A chain of points from x, y pairs. */
  static Stroke line(double... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i], coordinates[i + 1]));
    }
    return new Stroke(points);
  }

  /** Part of an ellipse; 0 degrees points right and 90 down, so a growing angle turns clockwise. */
  static Stroke arc(double x, double y, double radiusX, double radiusY, double from, double to) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= PIECES_PER_ARC; i++) {
      double angle = StrictMath.toRadians(from + (to - from) * i / PIECES_PER_ARC);
      points.add(
          new Point(x + radiusX * StrictMath.cos(angle), y + radiusY * StrictMath.sin(angle)));
    }
    return new Stroke(points);
  }

  /** This stroke, and on to the next without lifting the pen. */
  Stroke then(Stroke next) {
    List<Point> both = new ArrayList<>(points);
    both.addAll(next.points);
    return new Stroke(both);
  }
}
