package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.Session7.model3;

import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.ReduceOnPlateau;
import java.util.List;
import java.util.Optional;

/** Session 7, model 3. */
final class Session7 {

  static final Experiment MODEL3 =
      new Experiment(
          "s7/model3",
          "Session 7, Model 3",
          "Introduce a scheduler; 99.4 % within 15 epochs.",
          model3(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new ColorJitter(0.1, 0.1)),
              new Adam(0.01, 0.9, 0.999, 1e-8, 0),
              new ReduceOnPlateau(0.1, 2, 0.0001)),
          Optional.of(new Published(99.71, 99.56)),
          "Saturation and hue of the source's colour jitter change nothing on grey images.",
          "https://github.com/Rakavi-RP/S7/blob/HEAD/model3.ipynb");

  private Session7() {}
}
