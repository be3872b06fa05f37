package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.Era2Session7.step4;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** ERA V2, session 7, step 4. */
final class Era2Session7 {

  static final Experiment STEP4 =
      new Experiment(
          "era2-s7/step4",
          "ERA V2 Session 7, Step 4",
          "Go deeper with fewer channels, and add a 1x1 convolution after the pooling.",
          step4(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(new RandomRotation(15, 1)),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(98.73, 99.44)),
          "The dropout rate is not published; 0.1 is assumed.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_4.ipynb");

  private Era2Session7() {}
}
