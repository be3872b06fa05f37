package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.EraAssignment6.model1;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** The experiments of ERA, assignment 6 ({@code era-a6}), every number of their recipes in full. */
final class EraAssignment6 {

  static final Experiment MODEL1 =
      new Experiment(
          "era-a6/model1",
          "ERA V1 Assignment 6",
          "A new architecture of about 16,000 parameters, 20 epochs.",
          model1(),
          Recipe.builder()
              .batchSize(64)
              .lastBatch(LastBatch.KEPT)
              .epochs(20)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(null, 99.49)),
          "20 epochs, numbered from 1 in the source; no training accuracy is published.",
          "https://github.com/mshsingh772/ERA/blob/HEAD/Assignment6/PART2/ERAv1__Solution6.ipynb");

  /** All of them, in their order. */
  static final List<Experiment> ALL = List.of(MODEL1);

  private EraAssignment6() {}
}
