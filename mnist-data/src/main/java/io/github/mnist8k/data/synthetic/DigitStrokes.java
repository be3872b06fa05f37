package io.github.mnist8k.data.synthetic;

import java.util.ArrayList;
import java.util.List;

/**
 * How the ten digits are written: each form is a list of strokes, each stroke a chain of points in
 * the unit square with x to the right and y down. Digits that people write in two ways have two
 * forms.
 */
final class DigitStrokes {
  /** A point of the unit square. */
  record Point(double x, double y) {}

  private static final int POINTS_PER_ARC = 16;

  private static final List<List<List<List<Point>>>> FORMS =
      List.of(
          List.of(List.of(arc(0.5, 0.5, 0.3, 0.43, 270, -90))),
          List.of(
              List.of(line(0.5, 0.06, 0.5, 0.94)),
              List.of(line(0.34, 0.26, 0.54, 0.06, 0.54, 0.94))),
          List.of(List.of(join(arc(0.5, 0.3, 0.27, 0.23, 190, 395), line(0.22, 0.92, 0.8, 0.92)))),
          List.of(
              List.of(
                  join(
                      arc(0.47, 0.28, 0.27, 0.21, 205, 450),
                      arc(0.47, 0.71, 0.31, 0.22, 270, 515)))),
          List.of(
              List.of(line(0.3, 0.07, 0.2, 0.58, 0.82, 0.58), line(0.66, 0.28, 0.62, 0.95)),
              List.of(line(0.64, 0.95, 0.64, 0.05, 0.16, 0.66, 0.84, 0.66))),
          List.of(
              List.of(
                  join(
                      line(0.76, 0.08, 0.32, 0.08, 0.27, 0.48),
                      arc(0.47, 0.66, 0.29, 0.26, 230, 510)))),
          List.of(
              List.of(
                  join(
                      arc(0.75, 0.66, 0.5, 0.6, 258, 180),
                      arc(0.51, 0.69, 0.26, 0.24, 180, -180)))),
          List.of(
              List.of(line(0.2, 0.1, 0.8, 0.1, 0.42, 0.93)),
              List.of(line(0.2, 0.1, 0.8, 0.1, 0.42, 0.93), line(0.34, 0.52, 0.76, 0.52))),
          List.of(List.of(arc(0.5, 0.28, 0.21, 0.2, 90, 450), arc(0.5, 0.7, 0.26, 0.22, 270, 630))),
          List.of(
              List.of(join(arc(0.48, 0.3, 0.25, 0.23, 360, 0), line(0.7, 0.95))),
              List.of(
                  join(
                      arc(0.48, 0.3, 0.25, 0.23, 360, 0),
                      line(0.72, 0.68, 0.62, 0.87, 0.34, 0.92)))));

  private DigitStrokes() {}

  /** The forms of a digit 0..9, at least one each. */
  static List<List<List<Point>>> forms(int digit) {
    return FORMS.get(digit);
  }

  /** Points from x, y pairs. */
  private static List<Point> line(double... coordinates) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new Point(coordinates[i], coordinates[i + 1]));
    }
    return points;
  }

  /** Part of an ellipse; 0 degrees points right and 90 down, so a growing angle turns clockwise. */
  private static List<Point> arc(
      double x, double y, double radiusX, double radiusY, double from, double to) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i <= POINTS_PER_ARC; i++) {
      double angle = StrictMath.toRadians(from + (to - from) * i / POINTS_PER_ARC);
      points.add(
          new Point(x + radiusX * StrictMath.cos(angle), y + radiusY * StrictMath.sin(angle)));
    }
    return points;
  }

  private static List<Point> join(List<Point> first, List<Point> second) {
    List<Point> points = new ArrayList<>(first);
    points.addAll(second);
    return points;
  }
}
