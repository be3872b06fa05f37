package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.nets.Era2Session7;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** ERA V2, session 7, step 6. */
final class Era2Session7Step6 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "era2-s7/step6",
          "ERA V2 Session 7, Step 6",
          "Hold 99.4 % with fewer than 7,000 parameters.",
          Era2Session7.step6(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new RandomRotation(15, 1)),
              new Sgd(0.01, 0.9, 0),
              new OneCycle(0.1, 0.3, 25.0, 10000.0, 0.85, 0.95)),
          Optional.of(new Published(98.98, 99.5)),
          "",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_6.ipynb");

  private Era2Session7Step6() {}
}
