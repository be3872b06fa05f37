package io.github.mnist8k.reproduce.experiments;

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

/** Session 7, model 0. */
final class Session7Model0 {

  static final Experiment EXPERIMENT =
      new Experiment(
          "s7/model0",
          "Session 7, Model 0 (the fourth net)",
          "The first of four nets of the same author, before the target of 8,000 parameters.",
          Session7.model0(),
          new Recipe(
              128,
              LastBatch.KEPT,
              15,
              new Normalization(0.1307, 0.3081),
              List.of(),
              new Sgd(0.01, 0.9, 0),
              new ConstantRate()),
          Optional.of(new Published(99.51, 99.46)),
          "The document speaks of four nets and describes three; this is the first of the four in an earlier repository of the same author.",
          "https://github.com/Rakavi-RP/Session-7/blob/HEAD/README.md");

  private Session7Model0() {}
}
