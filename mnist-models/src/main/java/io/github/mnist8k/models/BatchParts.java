package io.github.mnist8k.models;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A batch in parts along its first axis.
 *
 * @param tf the graph
 * @param parts at least one
 */
record BatchParts(Ops tf, List<Operand<TFloat32>> parts) {

  /** All parts, one after the other. */
  Operand<TFloat32> joined() {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
  }

  /** A tensor for the whole batch in parts of the same sizes. */
  List<Operand<TFloat32>> split(Operand<TFloat32> whole) {
    if (parts.size() == 1) {
      return List.of(whole);
    }
    List<Operand<TInt32>> sizes =
        parts.stream().map(part -> tf.shape.size(tf.shape(part), tf.constant(0))).toList();
    Operand<TInt32> all = tf.concat(sizes, tf.constant(0));
    return List.copyOf(tf.splitV(whole, all, tf.constant(0), (long) parts.size()).output());
  }
}
