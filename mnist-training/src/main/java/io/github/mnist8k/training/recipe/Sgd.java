package io.github.mnist8k.training.recipe;

import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.training.tensorflow.OptimizerGraph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * Stochastic gradient descent with momentum as {@code torch.optim.SGD}: {@code g += weightDecay *
 * w; v = momentum * v + g; w -= learningRate * v}.
 *
 * @param learningRate learning rate
 * @param momentum share of the last step in the next, in [0, 1)
 * @param weightDecay factor of the weights in the gradient, 0 for none
 */
public record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {

  /** Checks the ranges. */
  public Sgd {
    if (!(learningRate > 0 && momentum >= 0 && momentum < 1 && weightDecay >= 0)) {
      throw new IllegalArgumentException(
          "Sgd needs learningRate > 0, 0 <= momentum < 1 and weightDecay >= 0, found "
              + learningRate
              + ", "
              + momentum
              + ", "
              + weightDecay);
    }
  }

  @Override
  public Rates rates() {
    return new Rates(learningRate, momentum);
  }

  @Override
  public Op update(OptimizerGraph graph, Variable variable, Operand<TFloat32> gradient) {
    var tf = graph.tf();
    Operand<TFloat32> decayed =
        weightDecay == 0
            ? gradient
            : tf.math.add(gradient, tf.math.mul(variable.read(), tf.constant((float) weightDecay)));
    return tf.train.resourceApplyMomentum(
        variable.handle(),
        graph.slot("momentum", variable).handle(),
        graph.learningRate(),
        decayed,
        graph.momentum());
  }
}
