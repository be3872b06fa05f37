package io.github.mnist8k.training.recipe;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;

/**
 * The learning rate times {@code factor} whenever the test loss has not become better for more than
 * {@code patience} epochs, as {@code torch.optim.lr_scheduler.ReduceLROnPlateau} in mode {@code
 * min} with a relative threshold. A loss is better when it is below {@code best * (1 - threshold)};
 * a change of less than 1e-8 is not made.
 *
 * @param factor factor of each change, in (0, 1)
 * @param patience epochs without improvement that change nothing, 0 or more
 * @param threshold share by which a loss must be better, 0 or more
 */
public record ReduceOnPlateau(double factor, int patience, double threshold) implements Schedule {

  private static final double SMALLEST_CHANGE = 1e-8;

  /** Checks the ranges. */
  public ReduceOnPlateau {
    Ranges.properShare("factor", factor);
    Ranges.atLeast("patience", 0, patience);
    Ranges.notNegative("threshold", threshold);
  }

  @Override
  public Rates at(Rates base, RunPosition position) {
    double rate = base.learningRate();
    double best = Double.POSITIVE_INFINITY;
    int worse = 0;
    for (double loss : position.testLosses()) {
      if (loss < best * (1 - threshold)) {
        best = loss;
        worse = 0;
      } else {
        worse++;
      }
      if (worse > patience) {
        double reduced = rate * factor;
        rate = rate - reduced > SMALLEST_CHANGE ? reduced : rate;
        worse = 0;
      }
    }
    return new Rates(rate, base.momentum());
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<ReduceOnPlateau, Builder> {

    private Builder() {
      super(ReduceOnPlateau.class);
    }

    /** Sets {@link ReduceOnPlateau#factor()}. */
    public Builder factor(double value) {
      return set("factor", value);
    }

    /** Sets {@link ReduceOnPlateau#patience()}. */
    public Builder patience(int value) {
      return set("patience", value);
    }

    /** Sets {@link ReduceOnPlateau#threshold()}. */
    public Builder threshold(double value) {
      return set("threshold", value);
    }
  }
}
