package io.github.mnist8k.models.tensorflow.graph;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * How a batch is cut into parts along its first axis.
 *
 * @param tf the graph
 * @param count number of parts, at least 1
 * @param sizes images of each part [count]
 * @param images images of all parts, scalar
 */
record BatchParts(Ops tf, int count, Operand<TInt32> sizes, Operand<TFloat32> images) {

  /** The cut of a batch that comes in these parts. */
  static BatchParts of(Ops tf, List<Operand<TFloat32>> parts) {
    List<Operand<TInt32>> sizes =
        parts.stream().map(part -> tf.shape.size(tf.shape(part), tf.constant(0))).toList();
    boolean whole = sizes.size() == 1; // a concatenation needs two
    Operand<TInt32> all = whole ? sizes.get(0) : tf.concat(sizes, tf.constant(0));
    Operand<TInt32> images = tf.reduceSum(all, tf.constant(0));
    return new BatchParts(tf, sizes.size(), all, tf.dtypes.cast(images, TFloat32.class));
  }

  /** All parts, one after the other. */
  Operand<TFloat32> joined(List<Operand<TFloat32>> parts) {
    return count == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
  }

  /** A tensor for the whole batch, cut. */
  List<Operand<TFloat32>> split(Operand<TFloat32> whole) {
    return count == 1
        ? List.of(whole)
        : List.copyOf(tf.splitV(whole, sizes, tf.constant(0), (long) count).output());
  }
}
