package io.github.mnist8k.training.recipe;

import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.training.tensorflow.OptimizerGraph;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Adam as {@code torch.optim.Adam} (Kingma and Ba, 2015), with a weight decay apart from the
 * gradient as {@code torch.optim.AdamW} (Loshchilov and Hutter, 2019): {@code w -= learningRate *
 * weightDecay * w}, then with update t counted from 1
 *
 * <pre>{@code
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * w -= learningRate / (1 - beta1^t) * m / (sqrt(v / (1 - beta2^t)) + eps)
 * }</pre>
 *
 * <p>A schedule may change beta1; the power is then that of the update's own beta1, as in PyTorch.
 *
 * @param learningRate learning rate
 * @param beta1 decay of the mean of the gradients, in [0, 1)
 * @param beta2 decay of the mean of their squares, in [0, 1)
 * @param eps added to the root
 * @param weightDecay share of a weight that an update with learning rate 1 takes away, 0 for plain
 *     Adam
 */
public record Adam(double learningRate, double beta1, double beta2, double eps, double weightDecay)
    implements Optimizer {

  /** Checks the ranges. */
  public Adam {
    boolean inRange =
        learningRate > 0
            && beta1 >= 0
            && beta1 < 1
            && beta2 >= 0
            && beta2 < 1
            && eps > 0
            && weightDecay >= 0;
    if (!inRange) {
      throw new IllegalArgumentException(
          "Adam needs learningRate > 0, 0 <= betas < 1, eps > 0 and weightDecay >= 0, found "
              + List.of(learningRate, beta1, beta2, eps, weightDecay));
    }
  }

  @Override
  public Rates rates() {
    return new Rates(learningRate, beta1);
  }

  @Override
  public Op update(OptimizerGraph graph, Variable variable, Operand<TFloat32> gradient) {
    Ops tf = graph.tf();
    Operand<TFloat32> rate = graph.learningRate();
    Operand<TFloat32> one = tf.constant(1f);
    Operand<TFloat32> beta2Power = graph.power(tf.constant((float) beta2));
    // TensorFlow adds its epsilon to the root before the correction of the bias, PyTorch after it.
    Operand<TFloat32> epsilon =
        tf.math.mul(tf.constant((float) eps), tf.math.sqrt(tf.math.sub(one, beta2Power)));
    Ops after = tf;
    if (weightDecay > 0) {
      // The gradient first: everything that it needs of the weights has been read then.
      Ops then = tf.withControlDependencies(tf.identity(gradient));
      Operand<TFloat32> share = then.math.mul(rate, then.constant((float) weightDecay));
      Op decay = then.assignSubVariableOp(variable.handle(), then.math.mul(variable.read(), share));
      after = tf.withControlDependencies(decay);
    }
    return after.train.resourceApplyAdam(
        variable.handle(),
        graph.slot("mean", variable).handle(),
        graph.slot("square", variable).handle(),
        graph.power(graph.momentum()),
        beta2Power,
        rate,
        graph.momentum(),
        tf.constant((float) beta2),
        epsilon,
        gradient);
  }
}
