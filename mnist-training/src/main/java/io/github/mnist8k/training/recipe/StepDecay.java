package io.github.mnist8k.training.recipe;

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
    if (stepSize < 1 || !Ranges.positive(gamma)) {
      throw new IllegalArgumentException(
          "StepDecay needs a positive step size and a finite positive gamma, found "
              + stepSize
              + ", "
              + gamma);
    }
  }

  @Override
  public Rates at(Rates base, RunPosition position) {
    double factor = Math.pow(gamma, position.epoch() / stepSize);
    return new Rates(base.learningRate() * factor, base.momentum());
  }
}
