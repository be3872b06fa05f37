package io.github.mnist8k.training.tensorflow;

import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** Optimizers as operations on a net's variables and on slots beside them. */
final class OptimizerGraph {

  private final Ops tf;
  private final Operand<TFloat32> learningRate;
  private final Operand<TFloat32> momentum;
  private final Operand<TFloat64> number;

  /**
   * A graph that optimizers can be added to.
   *
   * @param learningRate of the update, a scalar
   * @param momentum of the update, a scalar
   * @param number of the update, a scalar that counts from 1
   */
  OptimizerGraph(
      Ops tf,
      Operand<TFloat32> learningRate,
      Operand<TFloat32> momentum,
      Operand<TFloat64> number) {
    this.tf = tf;
    this.learningRate = learningRate;
    this.momentum = momentum;
    this.number = number;
  }

  /** The slots of a trainable variable, in the optimizer's order. */
  static List<Variable> slots(Ops tf, Optimizer optimizer, Variable variable) {
    return optimizer.slots().stream()
        .map(slot -> new Variable(tf, Optimizer.key(variable.name(), slot), variable.shape()))
        .toList();
  }

  /**
   * Adds the update of one variable.
   *
   * @param variable the variable to change
   * @param gradient of the batch's mean loss with respect to the variable
   * @return the operation that changes the variable and its slots
   */
  Op update(Optimizer optimizer, Variable variable, Operand<TFloat32> gradient) {
    List<Variable> slots = slots(tf, optimizer, variable);
    return optimizer instanceof Sgd sgd
        ? sgd(sgd, variable, slots, gradient)
        : adam((Adam) optimizer, variable, slots, gradient);
  }

  private Op sgd(Sgd sgd, Variable variable, List<Variable> slots, Operand<TFloat32> gradient) {
    Operand<TFloat32> decay = number(sgd.weightDecay());
    Operand<TFloat32> decayed =
        sgd.weightDecay() == 0
            ? gradient
            : tf.math.add(gradient, tf.math.mul(variable.read(), decay));
    return tf.train.resourceApplyMomentum(
        variable.handle(), slots.get(0).handle(), learningRate, decayed, momentum);
  }

  private Op adam(Adam adam, Variable variable, List<Variable> slots, Operand<TFloat32> gradient) {
    Operand<TFloat32> beta2 = number(adam.beta2());
    Operand<TFloat32> beta2Power = power(beta2);
    // TensorFlow adds its epsilon to the root before the correction of the bias, PyTorch after it.
    Operand<TFloat32> epsilon =
        tf.math.mul(number(adam.eps()), tf.math.sqrt(tf.math.sub(number(1), beta2Power)));
    Ops after = tf;
    if (adam.weightDecay() > 0) {
      // The gradient first: everything that it needs of the weights has been read then.
      Ops then = tf.withControlDependencies(tf.identity(gradient));
      Operand<TFloat32> share =
          then.math.mul(learningRate, then.constant((float) adam.weightDecay()));
      Op decay = then.assignSubVariableOp(variable.handle(), then.math.mul(variable.read(), share));
      after = tf.withControlDependencies(decay);
    }
    return after.train.resourceApplyAdam(
        variable.handle(),
        slots.get(0).handle(),
        slots.get(1).handle(),
        power(momentum),
        beta2Power,
        learningRate,
        momentum,
        beta2,
        epsilon,
        gradient);
  }

  /** A scalar to the power of the update's number. */
  private Operand<TFloat32> power(Operand<TFloat32> base) {
    // In float64: float32 would lose a tenth of a percent of 0.999^14000.
    Operand<TFloat64> exact = tf.dtypes.cast(base, TFloat64.class);
    return tf.dtypes.cast(tf.math.pow(exact, number), TFloat32.class);
  }

  private Operand<TFloat32> number(double value) {
    return tf.constant((float) value);
  }
}
