package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.MaxPool;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Max pooling: TensorFlow's own where windows overlap or leave gaps, maxima elsewhere. */
final class MaxPoolOperations {

  /** Adds a max pooling to a graph; its input has four axes. */
  static Operand<TFloat32> add(MaxPool pool, LayerPlace place, Operand<TFloat32> input) {
    var tf = place.tf();
    if (pool.kernel() == pool.stride()) {
      return sideBySide(tf, pool, place.shape(), input);
    }
    return tf.nn.maxPool(
        input,
        tf.constant(new int[] {1, pool.kernel(), pool.kernel(), 1}),
        tf.constant(new int[] {1, pool.stride(), pool.stride(), 1}),
        "VALID");
  }

  /**
   * Windows that do not overlap, as maxima of neighbours: first along each row, then of rows. Of
   * equal values the first in reading order gets the gradient, as in PyTorch. TensorFlow's own
   * gradient of max pooling takes five times as long on a CPU.
   */
  private static Operand<TFloat32> sideBySide(
      Ops tf, MaxPool pool, FeatureShape shape, Operand<TFloat32> input) {
    int kernel = pool.kernel();
    FeatureShape output = pool.output(shape);
    Operand<TFloat32> whole = input;
    if (shape.height() % kernel != 0 || shape.width() % kernel != 0) {
      int[] size = {-1, output.height() * kernel, output.width() * kernel, shape.channels()};
      whole = tf.slice(input, tf.constant(new int[4]), tf.constant(size));
    }
    Operand<TFloat32> columns = maximum(tf, kernel, whole, shape.channels());
    Operand<TFloat32> rows = maximum(tf, kernel, columns, output.width() * shape.channels());
    return tf.reshape(rows, tf.array(-1, output.height(), output.width(), shape.channels()));
  }

  /** The largest of each {@code count} consecutive runs of {@code length} values: [-1, length]. */
  private static Operand<TFloat32> maximum(
      Ops tf, int count, Operand<TFloat32> values, int length) {
    Operand<TFloat32> runs = tf.reshape(values, tf.array(-1, count * length));
    List<Output<TFloat32>> parts = tf.split(tf.constant(1), runs, (long) count).output();
    Operand<TFloat32> largest = parts.get(0);
    for (Output<TFloat32> part : parts.subList(1, count)) {
      largest = tf.math.maximum(largest, part);
    }
    return largest;
  }

  private MaxPoolOperations() {}
}
