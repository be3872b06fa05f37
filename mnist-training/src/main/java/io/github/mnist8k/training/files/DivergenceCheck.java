package io.github.mnist8k.training.files;

import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.log.EpochRecord;

/**
 * Ends a run whose losses or weights are no longer numbers, before it spends its remaining epochs
 * on it. It stands before the run's {@link RunWriter} among the listeners, so that nothing of such
 * an epoch is written.
 */
public final class DivergenceCheck implements RunListener {

  /**
   * Looks at the epoch's training loss.
   *
   * @throws DivergedException if it is infinite or not a number
   */
  @Override
  public void trained(int epoch, Metrics train) {
    requireFinite(epoch, "the training loss", train.loss());
  }

  /**
   * Looks at the test loss, which running statistics can spoil alone.
   *
   * @throws DivergedException if it is infinite or not a number
   */
  @Override
  public void tested(int epoch, Metrics test) {
    requireFinite(epoch, "the test loss", test.loss());
  }

  /**
   * Looks at the weights: batch norm and ReLU can hide infinite ones from the losses.
   *
   * @throws DivergedException if one is infinite or not a number
   */
  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
    checkpoint
        .weights()
        .tensors()
        .forEach(
            (key, tensor) ->
                tensor
                    .firstNotFinite()
                    .ifPresent(
                        position ->
                            requireFinite(
                                epoch.epoch(), "a value of " + key, tensor.get(position))));
  }

  private static void requireFinite(int epoch, String what, double value) {
    if (!Double.isFinite(value)) {
      throw new DivergedException(
          "training diverged in epoch "
              + epoch
              + ": "
              + what
              + " is "
              + value
              + "; to resume would lead to the same, so lower the learning rate and train anew;"
              + " what was recorded before is kept");
    }
  }

  /** A loss or a weight is no longer a number. */
  public static final class DivergedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DivergedException(String message) {
      super(message);
    }
  }
}
