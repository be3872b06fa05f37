package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.nets.EraV4Assignment6;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** ERA V4, assignment 6, model 2. */
final class EraV4Assignment6Model2 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "erav4-a6/model2",
          "ERA V4 Assignment 6, Model 2",
          "Left blank in the document; the assignment asks for 99.4 % with at most 8,000 parameters in at most 15 epochs.",
          EraV4Assignment6.model2(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.01, 99.32)),
          "Left blank in the document, filled in by the same author later; its optimizer is not recorded: SGD with rate 0.01 and momentum 0.9 is assumed.",
          "https://github.com/asravankumar/ERAV4_ASSIGNMENT6/blob/HEAD/model2.py");

  private EraV4Assignment6Model2() {}
}
