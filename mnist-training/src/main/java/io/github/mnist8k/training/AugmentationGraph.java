package io.github.mnist8k.training;

import io.github.mnist8k.data.Augmentation;
import io.github.mnist8k.data.RandomRotation;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ImageProjectiveTransformV3;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** Augmentations as operations on batches of pixels: uint8 [B, 28, 28, 1] in and out. */
final class AugmentationGraph {

  private final Ops tf;

  AugmentationGraph(Ops tf) {
    this.tf = tf;
  }

  /**
   * Applies augmentations one after the other, with parameters of its own for each image.
   *
   * @param noise scalar from which all random numbers of the update are drawn
   */
  Operand<TUint8> apply(
      List<Augmentation> augmentations, Operand<TUint8> images, Operand<TInt64> noise) {
    Operand<TUint8> result = images;
    for (int i = 0; i < augmentations.size(); i++) {
      // Layers of the net use the numbers from 0 up.
      Operand<TInt64> seed = tf.stack(List.of(noise, tf.constant(-1L - i)));
      if (augmentations.get(i) instanceof RandomRotation rotation) {
        Operand<TFloat32> degrees = uniform(result, seed, rotation.degrees());
        result = rotated(result, degrees, rotation.fill());
      }
    }
    return result;
  }

  /** One number per image, uniform in [-bound, bound). */
  Operand<TFloat32> uniform(Operand<TUint8> images, Operand<TInt64> seed, double bound) {
    Operand<TInt32> batch = tf.shape.size(tf.shape(images), tf.constant(0));
    Operand<TFloat32> unit = tf.random.statelessRandomUniform(batch, seed, TFloat32.class);
    return tf.math.mul(tf.math.sub(unit, tf.constant(0.5f)), tf.constant((float) (2 * bound)));
  }

  /**
   * Rotates about the centre of the image, nearest neighbour, as {@code PIL.Image.rotate} does for
   * torchvision: the output's pixel with centre (x + 1/2, y + 1/2) takes the input's pixel that
   * holds the point turned back about (14, 14).
   *
   * @param degrees angle of each image [B], positive counter-clockwise
   * @param fill pixel where the turned-back point lies outside the image
   */
  Operand<TUint8> rotated(Operand<TUint8> images, Operand<TFloat32> degrees, int fill) {
    Operand<TFloat32> angle = tf.math.mul(degrees, tf.constant((float) (-Math.PI / 180)));
    Operand<TFloat32> cos = tf.math.cos(angle);
    Operand<TFloat32> sin = tf.math.sin(angle);
    Operand<TFloat32> minusSin = tf.math.neg(sin);
    // TensorFlow rounds the point of pixel (x, y) to the nearest pixel; with the halves of both
    // pixels' centres
    // taken off, that is the pixel that holds the point. 13.5 = 14 - 1/2.
    Operand<TFloat32> centre = tf.constant(13.5f);
    Operand<TFloat32> shiftX = tf.math.sub(centre, tf.math.mul(centre, tf.math.add(cos, sin)));
    Operand<TFloat32> shiftY = tf.math.sub(centre, tf.math.mul(centre, tf.math.sub(cos, sin)));
    Operand<TFloat32> zero = tf.zerosLike(cos);
    Operand<TFloat32> transforms =
        tf.stack(
            List.of(cos, sin, shiftX, minusSin, cos, shiftY, zero, zero),
            org.tensorflow.op.core.Stack.axis(1L));
    return tf.image.imageProjectiveTransformV3(
        images,
        transforms,
        tf.constant(new int[] {28, 28}),
        tf.constant((float) fill),
        "NEAREST",
        ImageProjectiveTransformV3.fillMode("CONSTANT"));
  }
}
