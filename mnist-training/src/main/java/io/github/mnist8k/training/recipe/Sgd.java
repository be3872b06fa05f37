package io.github.mnist8k.training.recipe;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;
import java.util.List;

/**
 * Stochastic gradient descent with momentum as {@code torch.optim.SGD}: {@code g += weightDecay *
 * w; v = momentum * v + g; w -= learningRate * v}.
 *
 * @param learningRate learning rate
 * @param momentum share of the last step in the next, in [0, 1)
 * @param weightDecay factor of the weights in the gradient, 0 for none, PyTorch's default
 */
public record Sgd(double learningRate, double momentum, double weightDecay) implements Optimizer {

  /** Checks the ranges. */
  public Sgd {
    Ranges.positive("learningRate", learningRate);
    Ranges.share("momentum", momentum);
    Ranges.notNegative("weightDecay", weightDecay);
  }

  @Override
  public Rates rates() {
    return new Rates(learningRate, momentum);
  }

  @Override
  public List<String> slots() {
    return List.of("momentum");
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<Sgd, Builder> {

    private Builder() {
      super(Sgd.class);
    }

    /** Sets {@link Sgd#learningRate()}. */
    public Builder learningRate(double value) {
      return set("learningRate", value);
    }

    /** Sets {@link Sgd#momentum()}. */
    public Builder momentum(double value) {
      return set("momentum", value);
    }

    /** Sets {@link Sgd#weightDecay()}. */
    public Builder weightDecay(double value) {
      return set("weightDecay", value);
    }
  }
}
