package io.github.mnist8k.models;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint16;

/**
 * Dropout from 16-bit random integers: two per 32-bit draw, which costs half as much as floats do.
 * A value is dropped when its integer is below {@code round(65536 p)}; the others are scaled by the
 * exact inverse of the share kept.
 */
final class DropoutMask {

  private static final int LEVELS = 1 << 16;

  /**
   * Factors for a batch: 0 with probability p, otherwise the inverse of the share kept.
   *
   * @param input its first axis is the number of images
   * @param perImage number of factors for each image
   * @return factors [N, perImage]
   */
  static Operand<TFloat32> draw(LayerGraph graph, Operand<TFloat32> input, int perImage, double p) {
    var tf = graph.tf();
    int draws = (perImage + 1) / 2;
    Operand<TInt32> batch = tf.shape.size(tf.shape(input), tf.constant(0));
    Operand<TInt32> random =
        tf.random.statelessRandomUniformFullInt(
            sizes(tf, batch, draws), graph.seed(), TInt32.class);
    Operand<TUint16> halves =
        tf.reshape(tf.bitcast(random, TUint16.class), sizes(tf, batch, 2 * draws));
    if (perImage % 2 == 1) {
      halves =
          tf.slice(halves, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, perImage}));
    }
    int dropped = (int) Math.min(LEVELS - 1, Math.round(p * LEVELS));
    var kept = tf.math.greaterEqual(halves, tf.dtypes.cast(tf.constant(dropped), TUint16.class));
    float scale = (float) (LEVELS / (double) (LEVELS - dropped));
    return tf.math.mul(tf.dtypes.cast(kept, TFloat32.class), tf.constant(scale));
  }

  /** The shape [batch, perImage]; batch is a vector of one number. */
  private static Operand<TInt32> sizes(Ops tf, Operand<TInt32> batch, int perImage) {
    return tf.concat(List.of(batch, tf.array(perImage)), tf.constant(0));
  }

  private DropoutMask() {}
}
