package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.training.recipe.Recipe;

/**
 * One run: an experiment with a seed, on a dataset and a device.
 *
 * @param experiment id of the experiment, such as {@code era2-s7/step3}
 * @param net what is trained
 * @param recipe how it is trained
 * @param dataset what it is trained and tested on
 * @param seed seed of everything random
 * @param epochs epochs to run, from 1 to the recipe's; fewer are the beginning of the whole run
 * @param execution device and threads
 */
public record RunPlan(
    String experiment,
    Net net,
    Recipe recipe,
    Dataset dataset,
    long seed,
    int epochs,
    Execution execution) {

  /** Checks the range of the epochs. */
  public RunPlan {
    if (epochs < 1 || epochs > recipe.epochs()) {
      throw new IllegalArgumentException(
          "expected 1 to " + recipe.epochs() + " epochs, found " + epochs);
    }
  }

  SeedStream seeds() {
    return new SeedStream(seed);
  }
}
