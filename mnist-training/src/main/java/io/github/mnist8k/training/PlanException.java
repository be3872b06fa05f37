package io.github.mnist8k.training;

/** A plan that cannot work: net, recipe, dataset and engine do not fit each other. */
public final class PlanException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * What does not fit.
   *
   * @param message one line: what is the matter, where, and what to do
   */
  public PlanException(String message) {
    super(message);
  }
}
