package io.github.mnist8k.training;

/** A plan that cannot work: net, recipe and dataset do not fit each other. */
public final class PlanException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  PlanException(String message) {
    super(message);
  }
}
