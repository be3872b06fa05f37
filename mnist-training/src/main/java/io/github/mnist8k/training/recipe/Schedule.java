package io.github.mnist8k.training.recipe;

/**
 * Learning rate and momentum as a pure function of the position in the run. The set is closed: a
 * run's manifest writes its schedule out, so that what it says can be run again, and a function of
 * the caller's own could not be written.
 */
public sealed interface Schedule permits ConstantRate, StepDecay, OneCycle, ReduceOnPlateau {

  /**
   * Rates of one update.
   *
   * @param base the optimizer's own rates
   * @param position position of the update in the run
   */
  Rates at(Rates base, RunPosition position);
}
