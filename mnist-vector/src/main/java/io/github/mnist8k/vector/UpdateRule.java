package io.github.mnist8k.vector;

import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.vector.stages.Variable;
import java.util.List;

/** How an optimizer changes a variable, with the numbers that it keeps of it in slots. */
sealed interface UpdateRule {

  /** The rule of an optimizer. */
  static UpdateRule of(Optimizer optimizer) {
    if (optimizer instanceof Sgd sgd) {
      return new SgdRule(sgd);
    }
    if (optimizer instanceof Adam adam) {
      return new AdamRule(adam);
    }
    throw new IllegalArgumentException(
        optimizer + ": the vector engine does not know it; use another engine");
  }

  /** Names of the slots of a variable. */
  List<String> slots();

  /** Prepares an update; called once for each. */
  void begin(Update update);

  /**
   * Changes some values of a variable.
   *
   * @param slots numbers kept of it, in the order of {@link #slots()}
   * @param from first value
   * @param end value that is not to be reached
   */
  void apply(Variable variable, float[][] slots, int from, int end);

  /** As {@code torch.optim.SGD}. */
  final class SgdRule implements UpdateRule {

    private final float weightDecay;
    private float learningRate;
    private float momentum;

    SgdRule(Sgd sgd) {
      weightDecay = (float) sgd.weightDecay();
    }

    @Override
    public List<String> slots() {
      return List.of("momentum");
    }

    @Override
    public void begin(Update update) {
      learningRate = (float) update.rates().learningRate();
      momentum = (float) update.rates().momentum();
    }

    @Override
    public void apply(Variable variable, float[][] slots, int from, int end) {
      float[] w = variable.values();
      float[] g = variable.gradient();
      float[] v = slots[0];
      for (int i = from; i < end; i++) {
        v[i] = momentum * v[i] + (g[i] + weightDecay * w[i]);
        w[i] -= learningRate * v[i];
      }
    }
  }

  /** As {@code torch.optim.Adam} and {@code AdamW}. */
  final class AdamRule implements UpdateRule {

    private final Adam adam;
    private float kept;
    private float beta1;
    private float step;
    private float root;

    AdamRule(Adam adam) {
      this.adam = adam;
    }

    @Override
    public List<String> slots() {
      return List.of("mean", "square");
    }

    @Override
    public void begin(Update update) {
      double rate = update.rates().learningRate();
      double first = update.rates().momentum();
      kept = (float) (1 - rate * adam.weightDecay());
      beta1 = (float) first;
      step = (float) (rate / (1 - StrictMath.pow(first, update.number())));
      root = (float) Math.sqrt(1 - StrictMath.pow(adam.beta2(), update.number()));
    }

    @Override
    public void apply(Variable variable, float[][] slots, int from, int end) {
      float[] w = variable.values();
      float[] g = variable.gradient();
      float[] m = slots[0];
      float[] v = slots[1];
      float beta2 = (float) adam.beta2();
      float newMean = 1 - beta1;
      float newSquare = (float) (1 - adam.beta2());
      float eps = (float) adam.eps();
      for (int i = from; i < end; i++) {
        m[i] = beta1 * m[i] + newMean * g[i];
        v[i] = beta2 * v[i] + newSquare * g[i] * g[i];
        float distance = (float) Math.sqrt(v[i]) / root + eps;
        w[i] = w[i] * kept - step * (m[i] / distance);
      }
    }
  }
}
