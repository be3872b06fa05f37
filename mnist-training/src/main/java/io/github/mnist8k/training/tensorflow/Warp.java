package io.github.mnist8k.training.tensorflow;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Where each pixel of a changed image comes from, one linear map per image: the output's point (x,
 * y) takes the input's point (a x + b y + c, d x + e y + f), as in {@code PIL.Image.transform}.
 * Points count from the image's corner, so the centre of pixel (i, j) is (i + 1/2, j + 1/2).
 *
 * @param a to f: coefficients, each one number per image [B]
 */
record Warp(
    Operand<TFloat32> a,
    Operand<TFloat32> b,
    Operand<TFloat32> c,
    Operand<TFloat32> d,
    Operand<TFloat32> e,
    Operand<TFloat32> f) {

  private static final float CENTRE = 14;

  /**
   * Rotation about the centre, as {@code PIL.Image.rotate}.
   *
   * @param degrees angle, positive counter-clockwise
   */
  static Warp rotation(Ops tf, Operand<TFloat32> degrees) {
    Operand<TFloat32> angle = radians(tf, degrees);
    Operand<TFloat32> cos = tf.math.cos(angle);
    Operand<TFloat32> sin = tf.math.sin(angle);
    Operand<TFloat32> none = tf.zerosLike(cos);
    return aboutCentre(tf, cos, tf.math.neg(sin), sin, cos, none, none);
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
  static Warp affine(
      Ops tf,
      Operand<TFloat32> degrees,
      Operand<TFloat32> shiftX,
      Operand<TFloat32> shiftY,
      Operand<TFloat32> scale,
      Operand<TFloat32> shear) {
    Operand<TFloat32> angle = radians(tf, degrees);
    Operand<TFloat32> cos = tf.math.cos(angle);
    Operand<TFloat32> sin = tf.math.sin(angle);
    Operand<TFloat32> tan = tf.math.tan(radians(tf, shear));
    Operand<TFloat32> forwardB = tf.math.neg(tf.math.add(tf.math.mul(cos, tan), sin));
    Operand<TFloat32> forwardE = tf.math.sub(cos, tf.math.mul(sin, tan));
    return aboutCentre(
        tf,
        tf.math.div(forwardE, scale),
        tf.math.div(tf.math.neg(forwardB), scale),
        tf.math.div(tf.math.neg(sin), scale),
        tf.math.div(cos, scale),
        shiftX,
        shiftY);
  }

  /** Adds what keeps the centre, but for the shift, in its place. */
  private static Warp aboutCentre(
      Ops tf,
      Operand<TFloat32> a,
      Operand<TFloat32> b,
      Operand<TFloat32> d,
      Operand<TFloat32> e,
      Operand<TFloat32> shiftX,
      Operand<TFloat32> shiftY) {
    Operand<TFloat32> centre = tf.constant(CENTRE);
    Operand<TFloat32> x = tf.math.add(centre, shiftX);
    Operand<TFloat32> y = tf.math.add(centre, shiftY);
    Operand<TFloat32> c = tf.math.sub(centre, dot(tf, a, x, b, y));
    Operand<TFloat32> f = tf.math.sub(centre, dot(tf, d, x, e, y));
    return new Warp(a, b, c, d, e, f);
  }

  /**
   * The changed images, each pixel the input's pixel that holds the point of its centre.
   *
   * @param images uint8 [B, 28, 28, 1]
   * @param fill pixel where that point lies outside the input
   */
  Operand<TUint8> apply(Ops tf, Operand<TUint8> images, int fill) {
    // TensorFlow rounds the point of the pixel's corner (x, y). With half a pixel added before and
    // taken off after the
    // map, that is the pixel that holds the point of the centre.
    Operand<TFloat32> half = tf.constant(0.5f);
    Operand<TFloat32> shiftX = tf.math.sub(tf.math.add(c, dot(tf, a, half, b, half)), half);
    Operand<TFloat32> shiftY = tf.math.sub(tf.math.add(f, dot(tf, d, half, e, half)), half);
    Operand<TFloat32> zero = tf.zerosLike(a);
    Operand<TFloat32> transforms =
        tf.stack(List.of(a, b, shiftX, d, e, shiftY, zero, zero), Stack.axis(1L));
    return tf.image.imageProjectiveTransformV3(
        images,
        transforms,
        tf.array(28, 28),
        tf.constant((float) fill),
        "NEAREST",
        ImageProjectiveTransformV3.fillMode("CONSTANT"));
  }

  private static Operand<TFloat32> dot(
      Ops tf, Operand<TFloat32> a, Operand<TFloat32> x, Operand<TFloat32> b, Operand<TFloat32> y) {
    return tf.math.add(tf.math.mul(a, x), tf.math.mul(b, y));
  }

  private static Operand<TFloat32> radians(Ops tf, Operand<TFloat32> degrees) {
    return tf.math.mul(degrees, tf.constant((float) (Math.PI / 180)));
  }
}
