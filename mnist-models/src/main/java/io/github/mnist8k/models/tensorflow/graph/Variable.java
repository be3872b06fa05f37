package io.github.mnist8k.models.tensorflow.graph;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * A float32 variable of a graph that is PyTorch's outside and TensorFlow's inside: files and
 * callers see PyTorch's layout, the operations of the graph see TensorFlow's.
 */
public final class Variable {

  private final Ops tf;
  private final String name;
  private final List<Integer> shape;
  private final Operand<?> handle;
  private final Placeholder<TFloat32> input;
  private final Op assignment;
  private final Operand<TFloat32> output;

  /**
   * Adds a variable to a graph.
   *
   * @param tf the graph
   * @param name unique in the graph; also the key in files
   * @param shape PyTorch's shape; four axes are taken as a convolution's [out, in, height, width]
   */
  public Variable(Ops tf, String name, List<Integer> shape) {
    this.tf = tf;
    this.name = name;
    this.shape = List.copyOf(shape);
    int[] inside = shape.size() == 4 ? new int[] {2, 3, 1, 0} : null;
    int[] outside = shape.size() == 4 ? new int[] {3, 2, 0, 1} : null;
    // Variables without a shared name would all be one and the same.
    this.handle =
        tf.varHandleOp(TFloat32.class, permuted(shape, inside), VarHandleOp.sharedName(name));
    this.input = tf.placeholder(TFloat32.class);
    this.assignment = tf.assignVariableOp(handle, transposed(tf, input, inside));
    this.output = transposed(tf, read(), outside);
  }

  /** Key in files, such as {@code 0.weight}. */
  public String name() {
    return name;
  }

  /** PyTorch's shape. */
  public List<Integer> shape() {
    return shape;
  }

  /** The resource, for operations that change the variable. */
  public Operand<?> handle() {
    return handle;
  }

  /** Adds a reading of the value, in TensorFlow's layout. */
  public Operand<TFloat32> read() {
    return tf.readVariableOp(handle, TFloat32.class);
  }

  /** Fed by {@link #assignment()}: the new value in PyTorch's layout. */
  Placeholder<TFloat32> input() {
    return input;
  }

  /** Sets the variable to {@link #input()}. */
  Op assignment() {
    return assignment;
  }

  /** The value in PyTorch's layout. */
  Operand<TFloat32> output() {
    return output;
  }

  private static org.tensorflow.ndarray.Shape permuted(List<Integer> shape, int[] order) {
    List<Integer> axes = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) {
      axes.add(shape.get(order == null ? i : order[i]));
    }
    return org.tensorflow.ndarray.Shape.of(axes.stream().mapToLong(Integer::longValue).toArray());
  }

  private static Operand<TFloat32> transposed(Ops tf, Operand<TFloat32> value, int[] order) {
    return order == null ? value : tf.linalg.transpose(value, tf.constant(order));
  }
}
