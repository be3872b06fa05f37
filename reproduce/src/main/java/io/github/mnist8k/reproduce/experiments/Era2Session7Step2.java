package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.nets.Era2Session7;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** ERA V2, session 7, step 2. */
final class Era2Session7Step2 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "era2-s7/step2",
          "ERA V2 Session 7, Step 2",
          "Cut the parameters to about 10,000 with batch normalisation and average pooling.",
          Era2Session7.step2(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.53, 99.48)),
          "The net ends in 16 channels: classes 10 to 15 exist and are never the label.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_2.ipynb");

  private Era2Session7Step2() {}
}
