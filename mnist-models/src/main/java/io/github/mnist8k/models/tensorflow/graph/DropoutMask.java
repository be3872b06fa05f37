package io.github.mnist8k.models.tensorflow.graph;

import java.util.List;
import java.util.SplittableRandom;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint16;

/**
 * Dropout from 16-bit random integers. A value is dropped when its integer is below {@code
 * round(65536 p)}; the others are scaled by the exact inverse of the share kept.
 *
 * <p>TensorFlow's generator draws one 64-bit key for each image. The integers of an image are the
 * quarters of 64-bit words: each word is the product of the key and a constant of its position,
 * with its upper half added to its lower one, since the low bits of a product are poor
 * (multiplicative hashing: Dietzfelbinger et al., 1997). That takes an eighth of the time of
 * drawing every word.
 */
final class DropoutMask {

  private static final int LEVELS = 1 << 16;
  private static final int QUARTERS = 4;

  /**
   * 0 with probability p, otherwise 1.
   *
   * @param input its first axis is the number of images
   * @param perImage number of values for each image
   * @return float32 [N, perImage]
   */
  static Operand<TFloat32> kept(LayerPlace place, Operand<TFloat32> input, int perImage, double p) {
    var tf = place.tf();
    int words = (perImage + QUARTERS - 1) / QUARTERS;
    Operand<TUint16> quarters =
        tf.reshape(
            tf.bitcast(words(place, input, words), TUint16.class), tf.array(-1, QUARTERS * words));
    if (perImage < QUARTERS * words) {
      quarters =
          tf.slice(quarters, tf.constant(new int[] {0, 0}), tf.constant(new int[] {-1, perImage}));
    }
    Operand<TUint16> dropped = tf.dtypes.cast(tf.constant(dropped(p)), TUint16.class);
    return tf.dtypes.cast(tf.math.greaterEqual(quarters, dropped), TFloat32.class);
  }

  /** The same with the inverse of the share kept in place of 1, so that the mean stays. */
  static Operand<TFloat32> factors(
      LayerPlace place, Operand<TFloat32> input, int perImage, double p) {
    var tf = place.tf();
    return tf.math.mul(kept(place, input, perImage, p), tf.constant(scale(p)));
  }

  /** The inverse of the share that is kept. */
  static float scale(double p) {
    return (float) (LEVELS / (double) (LEVELS - dropped(p)));
  }

  private static int dropped(double p) {
    return (int) Math.min(LEVELS - 1, Math.round(p * LEVELS));
  }

  /** Random words [N, count]. */
  private static Operand<TInt64> words(LayerPlace place, Operand<TFloat32> input, int count) {
    var tf = place.tf();
    Operand<TInt32> batch = tf.shape.size(tf.shape(input), tf.constant(0));
    Operand<TInt64> keys =
        tf.random.statelessRandomUniformFullInt(
            tf.concat(List.of(batch, tf.array(1)), tf.constant(0)), place.seed(), TInt64.class);
    // Odd, so that different keys give different products.
    var positions = new SplittableRandom(0).longs(count).map(random -> random | 1).toArray();
    Operand<TInt64> products = tf.math.mul(keys, tf.constant(positions));
    return tf.math.add(products, tf.bitwise.rightShift(products, tf.constant(32L)));
  }

  private DropoutMask() {}
}
