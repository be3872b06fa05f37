package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.ColorJitter;
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

/** Session 7, model 2. */
final class Session7Model2 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "s7/model2",
          "Session 7, Model 2",
          "Reduce the parameters; 99.4 % within 15 epochs.",
          Session7.model2(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new ColorJitter(0.1, 0.1)),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.25, 99.27)),
          "Saturation and hue of the source's colour jitter change nothing on grey images.",
          "https://github.com/Rakavi-RP/S7/blob/HEAD/Model2.ipynb");

  private Session7Model2() {}
}
