package io.github.mnist8k.digits.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.util.function.IntUnaryOperator;

/**
 * A grey picture.
 *
 * @param width in pixels
 * @param height in pixels
 * @param levels [height, width], row-major, each 0 (black) to 255 (white); not a copy
 */
record GreyLevels(int width, int height, int[] levels) {
  private static final int WHITE = 255;
  private static final int MOST_BITS = 16;

  /** Colours become the mean of red, green and blue; what is transparent lets black through. */
  static GreyLevels onBlack(BufferedImage image) {
    return of(image, false);
  }

  /** The same, but what is transparent lets white through, as paper would. */
  static GreyLevels onWhite(BufferedImage image) {
    return of(image, true);
  }

  int at(int x, int y) {
    return levels[y * width + x];
  }

  /** How many pixels lie between a pixel and the nearest edge. */
  int toEdge(int pixel) {
    int x = pixel % width;
    int y = pixel / width;
    return Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y));
  }

  /** Mean column of the pixels, each weighted by its level; not a number if all are 0. */
  double centreX() {
    return weightedMean(i -> i % width);
  }

  /** Mean row of the pixels, each weighted by its level; not a number if all are 0. */
  double centreY() {
    return weightedMean(i -> i / width);
  }

  private double weightedMean(IntUnaryOperator coordinate) {
    long mass = 0;
    long sum = 0;
    for (int i = 0; i < levels.length; i++) {
      mass += levels[i];
      sum += (long) levels[i] * coordinate.applyAsInt(i);
    }
    return (double) sum / mass;
  }

  /** The smallest part that holds all levels of at least so much, of which there must be one. */
  GreyLevels cut(double least) {
    int left = width;
    int right = 0;
    int top = height;
    int bottom = 0;
    for (int i = 0; i < levels.length; i++) {
      if (levels[i] >= least) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width + 1);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width + 1);
      }
    }
    int[] part = new int[(right - left) * (bottom - top)];
    for (int y = top; y < bottom; y++) {
      System.arraycopy(levels, y * width + left, part, (y - top) * (right - left), right - left);
    }
    return new GreyLevels(right - left, bottom - top, part);
  }

  private static GreyLevels of(BufferedImage image, boolean whiteBehind) {
    int width = image.getWidth();
    int[] levels = new int[width * image.getHeight()];
    boolean stored = isStoredGrey(image);
    for (int i = 0; i < levels.length; i++) {
      levels[i] =
          stored
              ? storedGrey(image.getRaster(), i % width, i / width, whiteBehind)
              : meanOfColours(image.getRGB(i % width, i / width), whiteBehind);
    }
    return new GreyLevels(width, image.getHeight(), levels);
  }

  private static boolean isStoredGrey(BufferedImage image) {
    return image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && image.getSampleModel().getSampleSize(0) <= MOST_BITS
        && !image.isAlphaPremultiplied();
  }

  /** Grey as stored: getRGB would change the gamma. A second band is the opacity. */
  private static int storedGrey(Raster raster, int x, int y, boolean whiteBehind) {
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    long opacity = raster.getNumBands() == 1 ? most : raster.getSample(x, y, 1);
    long grey = raster.getSample(x, y, 0) * opacity * WHITE / most / most;
    return (int) (whiteBehind ? grey + (most - opacity) * WHITE / most : grey);
  }

  private static int meanOfColours(int argb, boolean whiteBehind) {
    int opacity = argb >>> 24;
    int sum = (argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff);
    int grey = sum * opacity / (3 * WHITE);
    return whiteBehind ? grey + WHITE - opacity : grey;
  }
}
