package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.data.augment.Normalization;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
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
    Operand<TInt32> levels = tf.dtypes.cast(images, TInt32.class);
    return tf.gather(tf.constant(levels(normalization)), levels, tf.constant(0));
  }

  /** What each pixel value becomes, rounded after each step as PyTorch does it in float32. */
  private static float[] levels(Normalization normalization) {
    float[] levels = new float[256];
    for (int pixel = 0; pixel < levels.length; pixel++) {
      levels[pixel] = (pixel / 255f - (float) normalization.mean()) / (float) normalization.std();
    }
    return levels;
  }

  private ImageInput() {}
}
