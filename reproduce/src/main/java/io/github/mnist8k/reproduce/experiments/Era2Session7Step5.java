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

/** ERA V2, session 7, step 5. */
final class Era2Session7Step5 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "era2-s7/step5",
          "ERA V2 Session 7, Step 5",
          "Reach 99.4 % with 8,172 parameters by a one-cycle schedule and a dropout of 5 %.",
          Era2Session7.step5(),
          new Recipe(
              64,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new RandomRotation(15, 1)),
              new Sgd(0.01, 0.9, 0),
              new OneCycle(0.1, 0.3, 25.0, 10000.0, 0.85, 0.95)),
          Optional.of(new Published(99.02, 99.57)),
          "Batch size 64, because the source ran on a CPU.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_5.ipynb");

  private Era2Session7Step5() {}
}
