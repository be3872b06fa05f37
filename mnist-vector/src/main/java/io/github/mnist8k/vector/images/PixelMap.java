package io.github.mnist8k.vector.images;

import io.github.mnist8k.data.ImageSet;

/**
 * Where each pixel of a changed image comes from: the output's point (x, y) takes the input's point
 * (a x + b y + c, d x + e y + f), as in {@code PIL.Image.transform} with the nearest neighbour.
 * Points count from the image's corner, so the centre of pixel (i, j) is (i + 1/2, j + 1/2).
 */
final class PixelMap {

  private static final double CENTRE = 14;

  private double a;
  private double b;
  private double c;
  private double d;
  private double e;
  private double f;

  /**
   * Rotation about the centre, as {@code PIL.Image.rotate}.
   *
   * @param degrees angle, positive counter-clockwise
   */
  void rotate(double degrees) {
    double angle = degrees * (Math.PI / 180);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    aboutCentre(cos, -sin, sin, cos, 0, 0);
  }

  /**
   * Rotation, shear, scaling and shift about the centre, in this order: the inverse of
   * torchvision's {@code _get_inverse_affine_matrix}' forward matrix T C R Sh S C^-1, with shear
   * along x only.
   *
   * @param degrees angle, positive clockwise
   * @param shiftX whole pixels to the right
   * @param shiftY whole pixels down
   * @param scale factor of the size
   * @param shear angle of the shear along x in degrees
   */
  void affine(double degrees, double shiftX, double shiftY, double scale, double shear) {
    double angle = degrees * (Math.PI / 180);
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    double tan = StrictMath.tan(shear * (Math.PI / 180));
    double forwardB = -(cos * tan + sin);
    double forwardE = cos - sin * tan;
    aboutCentre(forwardE / scale, -forwardB / scale, -sin / scale, cos / scale, shiftX, shiftY);
  }

  /** Adds what keeps the centre, but for the shift, in its place. */
  private void aboutCentre(double a, double b, double d, double e, double shiftX, double shiftY) {
    double x = CENTRE + shiftX;
    double y = CENTRE + shiftY;
    this.a = a;
    this.b = b;
    this.d = d;
    this.e = e;
    c = CENTRE - (a * x + b * y);
    f = CENTRE - (d * x + e * y);
  }

  /**
   * Changes an image: each pixel is the input's pixel that holds the point of its centre.
   *
   * @param input 784 bytes
   * @param output 784 bytes
   * @param fill pixel where that point lies outside the input
   */
  void apply(byte[] input, byte[] output, int fill) {
    for (int row = 0; row < ImageSet.ROWS; row++) {
      double x0 = b * (row + 0.5) + c;
      double y0 = e * (row + 0.5) + f;
      for (int column = 0; column < ImageSet.COLUMNS; column++) {
        double x = a * (column + 0.5) + x0;
        double y = d * (column + 0.5) + y0;
        boolean inside = x >= 0 && x < ImageSet.COLUMNS && y >= 0 && y < ImageSet.ROWS;
        output[row * ImageSet.COLUMNS + column] =
            inside ? input[(int) y * ImageSet.COLUMNS + (int) x] : (byte) fill;
      }
    }
  }
}
