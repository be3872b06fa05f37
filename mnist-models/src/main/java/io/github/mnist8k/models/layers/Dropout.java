package io.github.mnist8k.models.layers;

import io.github.mnist8k.models.tensorflow.graph.DropoutMask;
import io.github.mnist8k.models.tensorflow.graph.LayerPlace;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * In training sets each value to zero with probability {@code p} and divides the others by {@code 1
 * - p}; in inference does nothing. As {@code torch.nn.Dropout} (Srivastava et al., 2014).
 *
 * @param p probability of a zero, in [0, 1), kept to the nearest 1/65536
 */
public record Dropout(double p) implements Layer {

  /** Checks the range. */
  public Dropout {
    if (!(p >= 0 && p < 1)) {
      throw new IllegalArgumentException("Dropout needs 0 <= p < 1, found " + p);
    }
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    return input;
  }

  @Override
  public Operand<TFloat32> apply(LayerPlace graph, Operand<TFloat32> input) {
    if (!graph.training() || p == 0) {
      return input;
    }
    Ops tf = graph.tf();
    Operand<TFloat32> factors = DropoutMask.factors(graph, input, graph.shape().size(), p);
    return tf.math.mul(input, tf.reshape(factors, tf.shape(input)));
  }
}
