package io.github.mnist8k.training.recipe;

/** The optimizer's own rates throughout. */
public record ConstantRate() implements Schedule {

  @Override
  public Rates at(Rates base, RunPosition position) {
    return base;
  }
}
