package io.github.mnist8k.training.recipe;

/**
 * One cycle of the learning rate up and down along cosines, with the momentum going the other way,
 * as {@code torch.optim.lr_scheduler.OneCycleLR} with two phases (Smith and Topin, 2017). The
 * optimizer's own rates play no part.
 *
 * <p>With T updates in all, the rate rises from max / divFactor at update 0 to max at update
 * pctStart T - 1, then falls to max / divFactor / finalDivFactor at update T - 1.
 *
 * @param maxLearningRate highest learning rate
 * @param pctStart share of the updates in which the rate rises, in (0, 1)
 * @param divFactor highest rate divided by the first
 * @param finalDivFactor first rate divided by the last
 * @param baseMomentum lowest momentum, at the highest rate
 * @param maxMomentum momentum at both ends
 */
public record OneCycle(
    double maxLearningRate,
    double pctStart,
    double divFactor,
    double finalDivFactor,
    double baseMomentum,
    double maxMomentum)
    implements Schedule {

  /** Checks the ranges. */
  public OneCycle {
    if (!(maxLearningRate > 0 && pctStart > 0 && pctStart < 1)
        || !(divFactor > 0 && finalDivFactor > 0)) {
      throw new IllegalArgumentException(
          "OneCycle needs a positive rate and divisors and 0 < pctStart < 1, found "
              + maxLearningRate
              + ", "
              + pctStart
              + ", "
              + divFactor
              + ", "
              + finalDivFactor);
    }
  }

  @Override
  public Rates at(Rates base, RunPosition position) {
    double first = maxLearningRate / divFactor;
    double last = first / finalDivFactor;
    double peak = pctStart * position.totalUpdates() - 1;
    double end = position.totalUpdates() - 1;
    if (position.update() <= peak) {
      double share = position.update() / peak;
      return new Rates(
          cosine(first, maxLearningRate, share), cosine(maxMomentum, baseMomentum, share));
    }
    double share = (position.update() - peak) / (end - peak);
    return new Rates(
        cosine(maxLearningRate, last, share), cosine(baseMomentum, maxMomentum, share));
  }

  private static double cosine(double start, double end, double share) {
    return end + (start - end) / 2 * (Math.cos(Math.PI * share) + 1);
  }
}
