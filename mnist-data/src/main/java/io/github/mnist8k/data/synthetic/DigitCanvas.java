package io.github.mnist8k.data.synthetic;

import io.github.mnist8k.data.ImageSet;
import java.util.Arrays;

/**
 * A 28x28 image on which strokes are drawn: each pixel keeps its squared distance to the nearest
 * stroke.
 */
final class DigitCanvas {
  private final double[] squaredDistance = new double[ImageSet.PIXELS];

  DigitCanvas() {
    Arrays.fill(squaredDistance, Double.POSITIVE_INFINITY);
  }

  /**
   * Draws a straight piece, coordinates in pixels from the upper left corner; pixels beyond {@code
   * reach} stay as they are.
   */
  void line(double x1, double y1, double x2, double y2, double reach) {
    int firstRow = clamp(Math.min(y1, y2) - reach, ImageSet.ROWS);
    int lastRow = clamp(Math.max(y1, y2) + reach, ImageSet.ROWS);
    int firstColumn = clamp(Math.min(x1, x2) - reach, ImageSet.COLUMNS);
    int lastColumn = clamp(Math.max(x1, x2) + reach, ImageSet.COLUMNS);
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        int pixel = row * ImageSet.COLUMNS + column;
        // The middle of a pixel is half a pixel from its corner.
        double distance = squaredDistance(column + 0.5, row + 0.5, x1, y1, x2, y2);
        squaredDistance[pixel] = Math.min(squaredDistance[pixel], distance);
      }
    }
  }

  private static int clamp(double coordinate, int size) {
    return (int) Math.max(0, Math.min(size - 1, coordinate));
  }

  private static double squaredDistance(
      double x, double y, double x1, double y1, double x2, double y2) {
    double dx = x2 - x1;
    double dy = y2 - y1;
    double length = dx * dx + dy * dy;
    double along = length == 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length;
    double nearest = Math.max(0, Math.min(1, along));
    double offX = x - x1 - nearest * dx;
    double offY = y - y1 - nearest * dy;
    return offX * offX + offY * offY;
  }

  /**
   * How much of a pixel the pen covers, 0..1: full inside the stroke, falling to none over the
   * width of one pixel at its edge.
   */
  double coverage(int pixel, double halfThickness) {
    double inside = halfThickness + 0.5 - Math.sqrt(squaredDistance[pixel]);
    return Math.max(0, Math.min(1, inside));
  }
}
