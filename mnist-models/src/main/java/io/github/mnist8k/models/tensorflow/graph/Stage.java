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
   * The loss's gradients with respect to the inputs of each part.
   *
   * @param outputGradients its gradients with respect to the {@link #outputs()}
   * @param variableGradients takes its gradients with respect to the layers' trainable variables
   */
  List<Operand<TFloat32>> gradient(
      List<Operand<TFloat32>> outputGradients, Map<Variable, Operand<TFloat32>> variableGradients);
}
