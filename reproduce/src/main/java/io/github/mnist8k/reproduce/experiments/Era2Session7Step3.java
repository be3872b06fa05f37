package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.nets.Era2Session7;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** ERA V2, session 7, step 3. */
final class Era2Session7Step3 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "era2-s7/step3",
          "ERA V2 Session 7, Step 3",
          "Raise the test accuracy with dropout and small rotations.",
          Era2Session7.step3(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new RandomRotation(6, 1)),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.31, 99.42)),
          "16 outputs as in step 2. The dropout rate is not published; 0.1 is assumed.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_3.ipynb");

  private Era2Session7Step3() {}
}
