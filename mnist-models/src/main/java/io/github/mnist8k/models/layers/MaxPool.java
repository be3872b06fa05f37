package io.github.mnist8k.models.layers;

import io.github.mnist8k.models.tensorflow.graph.LayerPlace;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Largest value of each square window, as {@code torch.nn.MaxPool2d}: no padding, a rest at the
 * border is dropped.
 *
 * @param kernel side of the window
 * @param stride distance between windows
 */
public record MaxPool(int kernel, int stride) implements Layer {

  /** Checks the ranges. */
  public MaxPool {
    if (kernel < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "MaxPool needs a positive kernel and stride, found " + kernel + ", " + stride);
    }
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    return Pooling.output(input, kernel, stride);
  }

  @Override
  public Window window(FeatureShape input) {
    return new Window(kernel, stride);
  }

  @Override
  public Operand<TFloat32> apply(LayerPlace graph, Operand<TFloat32> input) {
    var tf = graph.tf();
    if (kernel == stride) {
      return sideBySide(tf, graph.shape(), input);
    }
    return tf.nn.maxPool(
        input,
        tf.constant(new int[] {1, kernel, kernel, 1}),
        tf.constant(new int[] {1, stride, stride, 1}),
        "VALID");
  }

  /**
   * Windows that do not overlap, as maxima of neighbours: first along each row, then of rows. Of
   * equal values the first in reading order gets the gradient, as in PyTorch. TensorFlow's own
   * gradient of max pooling takes five times as long on a CPU.
   */
  private Operand<TFloat32> sideBySide(Ops tf, FeatureShape shape, Operand<TFloat32> input) {
    FeatureShape output = output(shape);
    Operand<TFloat32> whole = input;
    if (shape.height() % kernel != 0 || shape.width() % kernel != 0) {
      int[] size = {-1, output.height() * kernel, output.width() * kernel, shape.channels()};
      whole = tf.slice(input, tf.constant(new int[4]), tf.constant(size));
    }
    Operand<TFloat32> columns = maximum(tf, whole, shape.channels());
    Operand<TFloat32> rows = maximum(tf, columns, output.width() * shape.channels());
    return tf.reshape(rows, tf.array(-1, output.height(), output.width(), shape.channels()));
  }

  /** The largest of each {@code kernel} consecutive runs of {@code length} values: [-1, length]. */
  private Operand<TFloat32> maximum(Ops tf, Operand<TFloat32> values, int length) {
    Operand<TFloat32> runs = tf.reshape(values, tf.array(-1, kernel * length));
    List<Output<TFloat32>> parts = tf.split(tf.constant(1), runs, (long) kernel).output();
    Operand<TFloat32> largest = parts.get(0);
    for (Output<TFloat32> part : parts.subList(1, kernel)) {
      largest = tf.math.maximum(largest, part);
    }
    return largest;
  }
}
