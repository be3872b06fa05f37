package io.github.mnist8k.training;

import io.github.mnist8k.models.Variable;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What an optimizer needs to add itself to a graph: the rates of the update, and variables that
 * start at zero.
 */
public final class OptimizerGraph {

  private final Ops tf;
  private final Operand<TFloat32> learningRate;
  private final Operand<TFloat32> momentum;
  private final List<Variable> slots = new ArrayList<>();

  OptimizerGraph(Ops tf, Operand<TFloat32> learningRate, Operand<TFloat32> momentum) {
    this.tf = tf;
    this.learningRate = learningRate;
    this.momentum = momentum;
  }

  /** Where operations are added. */
  public Ops tf() {
    return tf;
  }

  /** Learning rate of the update, a scalar. */
  public Operand<TFloat32> learningRate() {
    return learningRate;
  }

  /** Momentum of the update, a scalar. */
  public Operand<TFloat32> momentum() {
    return momentum;
  }

  /**
   * Adds a variable of the optimizer's own, of the same shape as a trainable one; zero before the
   * first update.
   */
  public Variable slot(String name, Variable variable) {
    var slot = new Variable(tf, variable.name() + "." + name, variable.shape());
    slots.add(slot);
    return slot;
  }

  /** All slots in the order in which they were asked for. */
  List<Variable> slots() {
    return List.copyOf(slots);
  }
}
