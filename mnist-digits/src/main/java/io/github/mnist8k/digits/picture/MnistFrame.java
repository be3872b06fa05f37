package io.github.mnist8k.digits.picture;

import java.util.Arrays;

/** The place of a digit in an image of MNIST. */
final class MnistFrame {
  /** Height and width of an image. */
  static final int SIDE = 28;

  /** Pixels of an image. */
  static final int PIXELS = SIDE * SIDE;

  /** Height and width of the box that the ink is scaled into. */
  private static final int BOX = 20;

  private static final int STRONGEST = 255;

  private MnistFrame() {}

  /**
   * Scales ink into the box and places it by its centre of mass.
   *
   * @param ink cut to the ink, any size, 0 is ground
   * @return 28x28, 0..255, the strongest pixel 255
   */
  static GreyLevels place(GreyLevels ink) {
    int longer = Math.max(ink.width(), ink.height());
    int width = Math.max(1, (int) Math.round((double) BOX * ink.width() / longer));
    int height = Math.max(1, (int) Math.round((double) BOX * ink.height() / longer));
    GreyLevels scaled = stretched(width, height, scaled(ink, width, height));
    int left = start(scaled.centreX(), width);
    int top = start(scaled.centreY(), height);
    int[] frame = new int[PIXELS];
    for (int y = 0; y < height; y++) {
      System.arraycopy(scaled.levels(), y * width, frame, (top + y) * SIDE + left, width);
    }
    return new GreyLevels(SIDE, SIDE, frame);
  }

  private static GreyLevels stretched(int width, int height, double[] levels) {
    double strongest = Arrays.stream(levels).max().orElseThrow();
    int[] stretched =
        Arrays.stream(levels)
            .mapToInt(level -> (int) Math.round(STRONGEST * level / strongest))
            .toArray();
    return new GreyLevels(width, height, stretched);
  }

  /**
   * Where the box begins so that its centre of mass comes to lie in 13.5 up to 14.5, counted by
   * pixels from 0, as all of MNIST's do; a box that would stick out is moved in.
   */
  private static int start(double centre, int size) {
    int start = (int) Math.ceil(SIDE / 2 - 0.5 - centre);
    return Math.max(0, Math.min(SIDE - size, start));
  }

  /** Each pixel is the mean of the area of the picture that it covers. */
  private static double[] scaled(GreyLevels ink, int width, int height) {
    double[] scaled = new double[width * height];
    for (int y = 0; y < height; y++) {
      double top = (double) y * ink.height() / height;
      double bottom = (double) (y + 1) * ink.height() / height;
      for (int x = 0; x < width; x++) {
        double left = (double) x * ink.width() / width;
        double right = (double) (x + 1) * ink.width() / width;
        scaled[y * width + x] = mean(ink, left, right, top, bottom);
      }
    }
    return scaled;
  }

  private static double mean(GreyLevels ink, double left, double right, double top, double bottom) {
    double sum = 0;
    for (int y = (int) top; y < bottom; y++) {
      double rows = Math.min(y + 1, bottom) - Math.max(y, top);
      for (int x = (int) left; x < right; x++) {
        double columns = Math.min(x + 1, right) - Math.max(x, left);
        sum += rows * columns * ink.at(x, y);
      }
    }
    return sum / ((right - left) * (bottom - top));
  }
}
