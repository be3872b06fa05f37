package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.models.tensorflow.graph.Variable;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/**
 * What an optimizer needs to add itself to a graph: the rates of the update, and variables that
 * start at zero.
 */
public final class OptimizerGraph {

  private final Ops tf;
  private final Operand<TFloat32> learningRate;
  private final Operand<TFloat32> momentum;
  private final Operand<TFloat64> updates;
  private final List<Variable> slots = new ArrayList<>();

  /**
   * A graph that an optimizer can add itself to.
   *
   * @param updates number of the update, from 1
   */
  OptimizerGraph(
      Ops tf,
      Operand<TFloat32> learningRate,
      Operand<TFloat32> momentum,
      Operand<TFloat64> updates) {
    this.tf = tf;
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.updates = updates;
  }

  /** Where operations are added. */
  public Ops tf() {
    return tf;
  }

  /** Learning rate of the update, a scalar. */
  public Operand<TFloat32> learningRate() {
    return learningRate;
  }

  /** A scalar to the power of the update's number, which counts from 1. */
  public Operand<TFloat32> power(Operand<TFloat32> base) {
    // In float64: float32 would lose a tenth of a percent of 0.999^14000.
    Operand<TFloat64> exact = tf.dtypes.cast(base, TFloat64.class);
    return tf.dtypes.cast(tf.math.pow(exact, updates), TFloat32.class);
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
