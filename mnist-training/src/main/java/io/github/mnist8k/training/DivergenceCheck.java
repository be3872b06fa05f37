package io.github.mnist8k.training;

/** Ends a run whose loss is no longer a number, before it spends its remaining epochs on it. */
public final class DivergenceCheck implements RunListener {

  /**
   * Looks at the epoch's loss.
   *
   * @throws DivergedException if it is infinite or not a number
   */
  @Override
  public void trained(int epoch, Metrics train) {
    if (!Double.isFinite(train.lossSum())) {
      throw new DivergedException(
          "training diverged in epoch "
              + epoch
              + ": the loss is "
              + train.loss()
              + "; the rows before it are kept, try a smaller learning rate");
    }
  }

  /** The loss is no longer a number. */
  public static final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
      super(message);
    }
  }
}
