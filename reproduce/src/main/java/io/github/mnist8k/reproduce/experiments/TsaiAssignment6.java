package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.TsaiAssignment6.model2;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** TSAI, assignment 6, model 2. */
final class TsaiAssignment6 {

  static final Experiment MODEL2 =
      new Experiment(
          "tsai-a6/model2",
          "TSAI Assignment 6, Model 2",
          "99.4 % with about 8,000 parameters in at most 15 epochs; this net comes near in size.",
          model2(),
          new Recipe(
              64,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.69, 99.07)),
          "The source states its last epoch (98.82) as its test accuracy; its own log peaks at 99.07.",
          "https://github.com/saipragathi0912/TSAI-Assignment-6/blob/HEAD/experiments/experiment_3.ipynb");

  private TsaiAssignment6() {}
}
