package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.Objects;

/**
 * One run: an experiment with a seed, on a dataset, by an engine.
 *
 * @param experiment what is trained, and how
 * @param dataset what it is trained and tested on
 * @param seed seed of everything random
 * @param epochs epochs to run, from 1 to the recipe's; fewer are the beginning of the whole run
 * @param engine what computes
 * @param execution its device and threads
 */
public record RunPlan(
    Experiment experiment,
    Dataset dataset,
    long seed,
    int epochs,
    Engine engine,
    Execution execution) {

  /**
   * Checks that its parts fit each other, so that nothing starts that cannot end.
   *
   * @throws PlanException if the epochs are not within the recipe's, a label is beyond the net's
   *     classes, or a batch is too large or too small, or the engine cannot do it
   */
  public RunPlan {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(dataset, "dataset");
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(execution, "execution");
    int most = experiment.recipe().epochs();
    if (epochs < 1 || epochs > most) {
      throw new PlanException(
          "expected 1 to %d epochs, found %d; the recipe has %d".formatted(most, epochs, most));
    }
    int classes = experiment.net().classes();
    requireLabelsBelow(classes, "training", dataset.train());
    requireLabelsBelow(classes, "test", dataset.test());
    requireWholeBatch(experiment.recipe(), dataset.train().size());
    requireValuesToNormalize(experiment.net(), experiment.recipe(), dataset.train().size());
    engine.check(experiment.net(), execution);
  }

  static void requireLabelsBelow(int classes, String what, ImageSet set) {
    for (int i = 0; i < set.size(); i++) {
      if (set.label(i) >= classes) {
        throw new PlanException(
            "%s image %d: expected a label from 0 to %d, as the net has %d classes, found %d"
                .formatted(what, i, classes - 1, classes, set.label(i)));
      }
    }
  }

  private static void requireWholeBatch(Recipe recipe, int images) {
    if (recipe.lastBatch() == LastBatch.DROPPED && images < recipe.batchSize()) {
      throw new PlanException(
          "a recipe that drops a smaller last batch needs at least one batch of %d training images, found %d; keep the last batch or make batches smaller"
              .formatted(recipe.batchSize(), images));
    }
  }

  /** As PyTorch: "Expected more than 1 value per channel when training". */
  private static void requireValuesToNormalize(Net net, Recipe recipe, int images) {
    boolean rest = recipe.lastBatch() == LastBatch.KEPT && images % recipe.batchSize() == 1;
    if (!rest && recipe.batchSize() > 1) {
      return;
    }
    for (int i = 0; i < net.layers().size(); i++) {
      FeatureShape shape = net.shapes().get(i);
      if (net.layers().get(i) instanceof BatchNorm && shape.height() * shape.width() == 1) {
        throw new PlanException(
            "layer %d, %s: in a batch of 1 image it has a single value for each channel, from which no variance can be taken; drop the last batch or change the batch size"
                .formatted(i, net.layers().get(i)));
      }
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

  /** Updates in each of its epochs. */
  public int updatesPerEpoch() {
    return new PlannedUpdates(this).perEpoch();
  }

  /** The plan on another dataset. */
  public RunPlan withDataset(Dataset dataset) {
    return new RunPlan(experiment, dataset, seed, epochs, engine, execution);
  }

  /** Opens its training, before its first update. */
  Training open() {
    return engine.open(net(), recipe(), dataset, execution);
  }

  /** Seeds of everything random in the run. */
  public SeedStream seeds() {
    return new SeedStream(seed);
  }
}
