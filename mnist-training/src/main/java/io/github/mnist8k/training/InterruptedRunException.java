package io.github.mnist8k.training;

/**
 * A run's thread was interrupted, and the run has ended between two chunks of updates or two files.
 * What its listeners wrote of the epochs before is complete, so that it can be resumed.
 */
public final class InterruptedRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A run that was interrupted.
   *
   * @param epochsDone epochs that it had completed by then
   */
  public InterruptedRunException(RunPlan plan, int epochsDone) {
    super(
        "%s seed %d: interrupted after %d of %d epochs; from those that were written a resumed run goes on"
            .formatted(plan.experiment().id(), plan.seed(), epochsDone, plan.epochs()));
  }
}
