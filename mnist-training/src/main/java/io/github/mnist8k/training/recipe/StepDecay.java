package io.github.mnist8k.training.recipe;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;

/**
 * The learning rate times {@code gamma} after every {@code stepSize} epochs, as {@code
 * torch.optim.lr_scheduler.StepLR}: {@code rate * gamma^floor(epoch / stepSize)}.
 *
 * @param stepSize epochs between two changes, positive
 * @param gamma factor of each change, positive
 */
public record StepDecay(int stepSize, double gamma) implements Schedule {

  /** Checks the ranges. */
  public StepDecay {
    Ranges.atLeast("stepSize", 1, stepSize);
    Ranges.positive("gamma", gamma);
  }

  @Override
  public Rates at(Rates base, RunPosition position) {
    // Not Math: its bits may differ from machine to machine.
    double factor = StrictMath.pow(gamma, position.epoch() / stepSize);
    return new Rates(base.learningRate() * factor, base.momentum());
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<StepDecay, Builder> {

    private Builder() {
      super(StepDecay.class);
    }

    /** Sets {@link StepDecay#stepSize()}. */
    public Builder stepSize(int value) {
      return set("stepSize", value);
    }

    /** Sets {@link StepDecay#gamma()}. */
    public Builder gamma(double value) {
      return set("gamma", value);
    }
  }
}
