package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.nets.TsaiAssignment6;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/** TSAI, assignment 6, model 3. */
final class TsaiAssignment6Model3 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "tsai-a6/model3",
          "TSAI Assignment 6, Model 3",
          "99.4 % with about 8,000 parameters in at most 15 epochs.",
          TsaiAssignment6.model3(),
          new Recipe(
              64,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Adam(0.003, 0.9, 0.999, 1e-8, 0.0001),
              new OneCycle(0.03, 0.3, 20.0, 100.0, 0.85, 0.95)),
          Optional.of(new Published(99.55, 99.09)),
          "Batch norm and ReLU sit on the logits before the pooling. The schedule overrides the optimizer's learning rate; beta1 cycles from 0.95 to 0.85 and back.",
          "https://github.com/saipragathi0912/TSAI-Assignment-6/blob/HEAD/experiments/experiment_4.ipynb");

  private TsaiAssignment6Model3() {}
}
