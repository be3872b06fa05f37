package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.nets.Session7;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** Session 7, model 1. */
final class Session7Model1 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "s7/model1",
          "Session 7, Model 1",
          "About 8,000 parameters, at most 15 epochs, 99.40 % in successive epochs.",
          Session7.model1(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.33, 99.38)),
          "",
          "https://github.com/Rakavi-RP/S7/blob/HEAD/Model1.ipynb");

  private Session7Model1() {}
}
