package io.github.mnist8k.models.tensorflow.graph;

import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** Consecutive layers of a net in training, whose gradient is taken by themselves. */
interface Stage {

  /** What the layers make of each part of the batch. */
  List<Operand<TFloat32>> outputs();

  /**
   * The loss's gradient by the inputs of each part.
   *
   * @param byOutputs its gradient by the {@link #outputs()}
   * @param byVariable takes its gradients by the layers' trainable variables
   */
  List<Operand<TFloat32>> gradient(
      List<Operand<TFloat32>> byOutputs, Map<Variable, Operand<TFloat32>> byVariable);
}
