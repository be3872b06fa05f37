package io.github.mnist8k.bench.djl;

import ai.djl.training.tracker.Tracker;

/** A learning rate that knows the number of the update and the losses of the tests. */
interface Rate extends Tracker {

  /** Hears the loss of the test after an epoch. */
  default void tested(double loss) {}

  static Rate constant(float rate) {
    return update -> rate;
  }

  /** PyTorch's OneCycleLR with its defaults, but a constant momentum, as DJL's SGD has it. */
  static Rate oneCycle(float highest, int updates) {
    double start = highest / 25;
    double end = start / 10_000;
    double rise = 0.3 * updates - 1;
    return update -> {
      double step = Math.min(update, updates) - 1;
      return (float)
          (step <= rise
              ? between(start, highest, step / rise)
              : between(highest, end, (step - rise) / (updates - 1 - rise)));
    };
  }

  private static double between(double from, double to, double share) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * share));
  }

  /** PyTorch's ReduceLROnPlateau with factor 0.1 and patience 2. */
  static Rate onPlateau(float first) {
    return new Rate() {
      private float rate = first;
      private double best = Double.POSITIVE_INFINITY;
      private int worse;

      @Override
      public float getNewValue(int update) {
        return rate;
      }

      @Override
      public void tested(double loss) {
        if (loss < best * (1 - 1e-4)) {
          best = loss;
          worse = 0;
        } else if (++worse > 2) {
          rate *= 0.1f;
          worse = 0;
        }
      }
    };
  }
}
