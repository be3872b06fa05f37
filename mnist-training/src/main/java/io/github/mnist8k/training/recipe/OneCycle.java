package io.github.mnist8k.training.recipe;

import io.github.mnist8k.data.Ranges;
import io.github.mnist8k.data.RecordBuilder;

/**
 * One cycle of the learning rate up and down along cosines, with the momentum going the other way,
 * as {@code torch.optim.lr_scheduler.OneCycleLR} with two phases (Smith and Topin, 2017). The
 * optimizer's own rates play no part.
 *
 * <p>With T updates in all, the rate rises from max / divFactor at update 0 to max at update
 * pctStart T - 1, then falls to max / divFactor / finalDivFactor at update T - 1. Where pctStart T
 * is 1, PyTorch divides by zero; here update 0 has the highest rate. Where it is less, the first
 * update is beyond the peak, as in PyTorch.
 *
 * @param maxLearningRate highest learning rate
 * @param pctStart share of the updates in which the rate rises, in (0, 1)
 * @param divFactor highest rate divided by the first
 * @param finalDivFactor first rate divided by the last
 * @param baseMomentum momentum at the highest rate, in [0, 1)
 * @param maxMomentum momentum at both ends, in [0, 1)
 */
public record OneCycle(
    double maxLearningRate,
    double pctStart,
    double divFactor,
    double finalDivFactor,
    double baseMomentum,
    double maxMomentum)
    implements Schedule {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number is out of its range
   */
  public OneCycle {
    Ranges.positive("maxLearningRate", maxLearningRate);
    Ranges.properShare("pctStart", pctStart);
    Ranges.positive("divFactor", divFactor);
    Ranges.positive("finalDivFactor", finalDivFactor);
    Ranges.share("baseMomentum", baseMomentum);
    Ranges.share("maxMomentum", maxMomentum);
  }

  @Override
  public Rates at(Rates base, RunPosition position) {
    double first = maxLearningRate / divFactor;
    double last = first / finalDivFactor;
    double peak = pctStart * position.totalUpdates() - 1;
    double end = position.totalUpdates() - 1;
    if (position.update() <= peak) {
      // A rise of one update has no length to divide by, and begins at its end.
      double share = peak == 0 ? 1 : position.update() / peak;
      return new Rates(
          cosine(first, maxLearningRate, share), cosine(maxMomentum, baseMomentum, share));
    }
    double share = (position.update() - peak) / (end - peak);
    return new Rates(
        cosine(maxLearningRate, last, share), cosine(baseMomentum, maxMomentum, share));
  }

  /** With StrictMath, whose bits are the same on every machine. */
  private static double cosine(double start, double end, double share) {
    return end + (start - end) / 2 * (StrictMath.cos(Math.PI * share) + 1);
  }

  /** A builder whose values are given by name. */
  public static Builder builder() {
    return new Builder();
  }

  /** Takes every value of the record by name. */
  public static final class Builder extends RecordBuilder<OneCycle, Builder> {

    private Builder() {
      super(OneCycle.class);
    }

    /** Sets {@link OneCycle#maxLearningRate()}. */
    public Builder maxLearningRate(double value) {
      return set("maxLearningRate", value);
    }

    /** Sets {@link OneCycle#pctStart()}. */
    public Builder pctStart(double value) {
      return set("pctStart", value);
    }

    /** Sets {@link OneCycle#divFactor()}. */
    public Builder divFactor(double value) {
      return set("divFactor", value);
    }

    /** Sets {@link OneCycle#finalDivFactor()}. */
    public Builder finalDivFactor(double value) {
      return set("finalDivFactor", value);
    }

    /** Sets {@link OneCycle#baseMomentum()}. */
    public Builder baseMomentum(double value) {
      return set("baseMomentum", value);
    }

    /** Sets {@link OneCycle#maxMomentum()}. */
    public Builder maxMomentum(double value) {
      return set("maxMomentum", value);
    }
  }
}
