package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.Objects;

/**
 * One run: an experiment with a seed, on a dataset and a device.
 *
 * @param experiment what is trained, and how
 * @param dataset what it is trained and tested on
 * @param seed seed of everything random
 * @param epochs epochs to run, from 1 to the recipe's; fewer are the beginning of the whole run
 * @param execution device and threads
 */
public record RunPlan(
    Experiment experiment, Dataset dataset, long seed, int epochs, Execution execution) {

  /**
   * Checks the range of the epochs.
   *
   * @throws IllegalArgumentException if it is not within the recipe's
   */
  public RunPlan {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(execution, "execution");
    int most = experiment.recipe().epochs();
    if (epochs < 1 || epochs > most) {
      throw new IllegalArgumentException("expected 1 to " + most + " epochs, found " + epochs);
    }
  }

  /** The experiment's net. */
  public Net net() {
    return experiment.net();
  }

  /** The experiment's recipe. */
  public Recipe recipe() {
    return experiment.recipe();
  }

  /** Seeds of everything random in the run. */
  public SeedStream seeds() {
    return new SeedStream(seed);
  }
}
