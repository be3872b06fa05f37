package io.github.mnist8k.training.recipe;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;
import java.util.List;

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
 * @param learningRate learning rate; PyTorch's default is 0.001
 * @param beta1 decay of the mean of the gradients, in [0, 1); PyTorch's default is 0.9
 * @param beta2 decay of the mean of their squares, in [0, 1); PyTorch's default is 0.999
 * @param eps added to the root; PyTorch's default is 1e-8
 * @param weightDecay share of a weight that an update with learning rate 1 takes away, 0 for plain
 *     Adam; the default of PyTorch's AdamW is 0.01
 */
public record Adam(double learningRate, double beta1, double beta2, double eps, double weightDecay)
    implements Optimizer {

  /** Checks the ranges. */
  public Adam {
    Ranges.positive("learningRate", learningRate);
    Ranges.share("beta1", beta1);
    Ranges.share("beta2", beta2);
    Ranges.positive("eps", eps);
    Ranges.notNegative("weightDecay", weightDecay);
  }

  @Override
  public Rates rates() {
    return new Rates(learningRate, beta1);
  }

  @Override
  public List<String> slots() {
    return List.of("mean", "square");
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<Adam, Builder> {

    private Builder() {
      super(Adam.class);
    }

    /** Sets {@link Adam#learningRate()}. */
    public Builder learningRate(double value) {
      return set("learningRate", value);
    }

    /** Sets {@link Adam#beta1()}. */
    public Builder beta1(double value) {
      return set("beta1", value);
    }

    /** Sets {@link Adam#beta2()}. */
    public Builder beta2(double value) {
      return set("beta2", value);
    }

    /** Sets {@link Adam#eps()}. */
    public Builder eps(double value) {
      return set("eps", value);
    }

    /** Sets {@link Adam#weightDecay()}. */
    public Builder weightDecay(double value) {
      return set("weightDecay", value);
    }
  }
}
