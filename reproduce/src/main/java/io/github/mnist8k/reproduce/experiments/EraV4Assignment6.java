package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.EraV4Assignment6.model1;
import static io.github.mnist8k.models.nets.EraV4Assignment6.model2;
import static io.github.mnist8k.models.nets.EraV4Assignment6.model3;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.recipe.StepDecay;
import java.util.List;
import java.util.Optional;

/**
 * The experiments of ERA V4, assignment 6 ({@code erav4-a6}), every number of their recipes in
 * full.
 */
final class EraV4Assignment6 {

  static final Experiment MODEL1 =
      new Experiment(
          "erav4-a6/model1",
          "ERA V4 Assignment 6, Model 1",
          "Get the set-up right; decent accuracies with fewer than 100,000 parameters.",
          model1(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.22, 98.8)),
          "Optimizer inferred from the source. Without batch norm this net stays at a loss of 2.3026 for a part of the first epoch that depends on the initial weights.",
          "https://github.com/asravankumar/ERAV4_ASSIGNMENT6/blob/HEAD/model1.py");

  static final Experiment MODEL2 =
      new Experiment(
          "erav4-a6/model2",
          "ERA V4 Assignment 6, Model 2",
          "Left blank in the document; the assignment asks for 99.4 % with at most 8,000 parameters in at most 15 epochs.",
          model2(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.01, 99.32)),
          "Left blank in the document, filled in by the same author later; its optimizer is not recorded: SGD with rate 0.01 and momentum 0.9 is assumed.",
          "https://github.com/asravankumar/ERAV4_ASSIGNMENT6/blob/HEAD/model2.py");

  static final Experiment MODEL3 =
      new Experiment(
          "erav4-a6/model3",
          "ERA V4 Assignment 6, Model 3",
          "Left blank in the document; the assignment asks for 99.4 % with at most 8,000 parameters in at most 15 epochs.",
          model3(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(
                  RandomRotation.builder().degrees(7).fill(1).build(),
                  RandomAffine.builder()
                      .degrees(7)
                      .translateX(0.05)
                      .translateY(0.01)
                      .scaleMin(0.93)
                      .scaleMax(1.07)
                      .shear(0)
                      .fill(0)
                      .build())
              .optimizer(Sgd.builder().learningRate(0.02).momentum(0.9).weightDecay(0).build())
              .schedule(StepDecay.builder().stepSize(6).gamma(0.1).build())
              .build(),
          Optional.of(new Published(98.6, 99.43)),
          "Left blank in the document, filled in by the same author later.",
          "https://github.com/asravankumar/ERAV4_ASSIGNMENT6/blob/HEAD/model3.py");

  /** All of them, in their order. */
  static final List<Experiment> ALL = List.of(MODEL1, MODEL2, MODEL3);

  private EraV4Assignment6() {}
}
