package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.nets.EraV4Assignment6;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.recipe.StepDecay;
import java.util.List;
import java.util.Optional;

/** ERA V4, assignment 6, model 3. */
final class EraV4Assignment6Model3 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "erav4-a6/model3",
          "ERA V4 Assignment 6, Model 3",
          "Left blank in the document; the assignment asks for 99.4 % with at most 8,000 parameters in at most 15 epochs.",
          EraV4Assignment6.model3(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new RandomRotation(7, 1), new RandomAffine(7, 0.05, 0.01, 0.93, 1.07, 0, 0)),
              new Sgd(0.02, 0.9, 0),
              new StepDecay(6, 0.1)),
          Optional.of(new Published(98.6, 99.43)),
          "Left blank in the document, filled in by the same author later.",
          "https://github.com/asravankumar/ERAV4_ASSIGNMENT6/blob/HEAD/model3.py");

  private EraV4Assignment6Model3() {}
}
