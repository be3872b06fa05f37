package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.EraV4Assignment6.model1;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** ERA V4, assignment 6, model 1. */
final class EraV4Assignment6 {

  static final Experiment MODEL1 =
      new Experiment(
          "erav4-a6/model1",
          "ERA V4 Assignment 6, Model 1",
          "Get the set-up right; decent accuracies with fewer than 100,000 parameters.",
          model1(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.22, 98.8)),
          "Optimizer inferred from the source. Without batch norm this net stays at a loss of 2.3026 for a part of the first epoch that depends on the initial weights.",
          "https://github.com/asravankumar/ERAV4_ASSIGNMENT6/blob/HEAD/model1.py");

  private EraV4Assignment6() {}
}
