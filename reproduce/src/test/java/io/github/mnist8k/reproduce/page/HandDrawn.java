package io.github.mnist8k.reproduce.page;

import java.util.ArrayList;
import java.util.List;

/** The ten digits as somebody draws them: strokes of points, in percent of the paper. */
final class HandDrawn {

  private static final List<List<int[][]>> DIGITS =
      List.of(
          digit(
              points(
                  50, 12, 38, 15, 29, 28, 26, 46, 28, 66, 36, 82, 49, 88, 62, 84, 71, 70, 75, 50,
                  72, 30, 63, 16, 50, 12)),
          digit(points(55, 11, 52, 35, 49, 62, 46, 89)),
          digit(
              points(
                  27, 30, 33, 17, 46, 11, 61, 14, 70, 26, 68, 40, 57, 56, 41, 72, 25, 87, 50, 86,
                  77, 85)),
          digit(
              points(
                  28, 18, 45, 10, 62, 15, 68, 28, 61, 41, 45, 48, 62, 53, 71, 67, 65, 82, 48, 90,
                  27, 83)),
          digit(points(37, 12, 31, 35, 26, 57, 50, 56, 76, 54), points(63, 30, 61, 60, 59, 92)),
          digit(
              points(
                  72, 12, 54, 12, 37, 13, 34, 30, 32, 46, 48, 41, 64, 47, 71, 63, 64, 81, 46, 89,
                  27, 82)),
          digit(
              points(
                  62, 10, 46, 24, 34, 45, 29, 67, 36, 84, 52, 90, 66, 81, 67, 65, 54, 55, 39, 60,
                  30, 72)),
          digit(points(25, 16, 50, 15, 75, 14, 65, 38, 54, 62, 43, 90)),
          digit(
              points(
                  66, 21, 51, 11, 36, 19, 37, 34, 52, 46, 66, 60, 69, 77, 54, 90, 36, 83, 34, 67,
                  49, 50, 63, 36, 66, 21)),
          digit(
              points(
                  68, 27, 56, 12, 39, 15, 31, 29, 38, 44, 55, 45, 68, 28, 66, 50, 61, 70, 57, 90)));

  private HandDrawn() {}

  /** The strokes of a digit, 0 to 9: in each, points of x and y. */
  static List<int[][]> strokes(int digit) {
    return DIGITS.get(digit);
  }

  private static List<int[][]> digit(int[][]... strokes) {
    return List.of(strokes);
  }

  private static int[][] points(int... coordinates) {
    List<int[]> points = new ArrayList<>();
    for (int i = 0; i < coordinates.length; i += 2) {
      points.add(new int[] {coordinates[i], coordinates[i + 1]});
    }
    return points.toArray(int[][]::new);
  }
}
