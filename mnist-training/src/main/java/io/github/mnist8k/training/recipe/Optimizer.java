package io.github.mnist8k.training.recipe;

import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.training.tensorflow.OptimizerGraph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * Rule by which an update changes the trainable variables; an immutable value without state of its
 * own.
 */
public sealed interface Optimizer permits Sgd, Adam {

  /** Learning rate and momentum where no schedule changes them. */
  Rates rates();

  /**
   * Adds the update of one variable to a graph.
   *
   * @param graph where it is added; holds the rates and gives the optimizer variables of its own
   * @param variable the variable to change
   * @param gradient of the batch's mean loss by the variable
   * @return the operation that changes the variable
   */
  Op update(OptimizerGraph graph, Variable variable, Operand<TFloat32> gradient);
}
