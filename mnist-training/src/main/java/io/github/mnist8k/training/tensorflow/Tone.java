package io.github.mnist8k.training.tensorflow;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.types.TFloat32;

/**
 * Brightness and contrast of grey images as {@code PIL.ImageEnhance} changes them: pixels are whole
 * numbers before and after, cut off rather than rounded, and kept within 0..255. Images are float32
 * [B, 28, 28, 1].
 */
final class Tone {

  private static final float PIXELS = 28 * 28;

  private final Ops tf;

  Tone(Ops tf) {
    this.tf = tf;
  }

  /**
   * Pixels times a factor.
   *
   * @param factor one per image [B]
   */
  Operand<TFloat32> brightness(Operand<TFloat32> images, Operand<TFloat32> factor) {
    return whole(tf.math.mul(images, perImage(tf, factor)));
  }

  /**
   * Distances from the image's rounded mean times a factor.
   *
   * @param factor one per image [B]
   */
  Operand<TFloat32> contrast(Operand<TFloat32> images, Operand<TFloat32> factor) {
    Operand<TFloat32> sum = tf.reduceSum(images, tf.array(1, 2, 3), ReduceSum.keepDims(true));
    Operand<TFloat32> mean =
        tf.math.floor(tf.math.add(tf.math.div(sum, tf.constant(PIXELS)), tf.constant(0.5f)));
    Operand<TFloat32> distance = tf.math.sub(images, mean);
    return whole(tf.math.add(mean, tf.math.mul(distance, perImage(tf, factor))));
  }

  /** One number per image as [B, 1, 1, 1]. */
  static Operand<TFloat32> perImage(Ops tf, Operand<TFloat32> numbers) {
    return tf.reshape(numbers, tf.array(-1, 1, 1, 1));
  }

  private Operand<TFloat32> whole(Operand<TFloat32> pixels) {
    return tf.math.floor(tf.clipByValue(pixels, tf.constant(0f), tf.constant(255f)));
  }
}
