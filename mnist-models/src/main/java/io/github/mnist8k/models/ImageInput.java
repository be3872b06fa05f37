package io.github.mnist8k.models;

import io.github.mnist8k.data.Normalization;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** The step from pixels to what a net takes, in a graph. */
public final class ImageInput {

  /**
   * Normalises pixels as torchvision's {@code ToTensor} and {@code Normalize} do: (pixel / 255 -
   * mean) / std.
   *
   * @param images uint8 [N, 28, 28, 1]
   * @return float32 [N, 28, 28, 1]
   */
  public static Operand<TFloat32> normalized(
      Ops tf, Operand<TUint8> images, Normalization normalization) {
    // One multiplication and one addition in place of three operations; equal to 1e-6.
    float scale = (float) (1 / (255 * normalization.std()));
    float shift = (float) (-normalization.mean() / normalization.std());
    Operand<TFloat32> pixels = tf.dtypes.cast(images, TFloat32.class);
    return tf.math.add(tf.math.mul(pixels, tf.constant(scale)), tf.constant(shift));
  }

  private ImageInput() {}
}
