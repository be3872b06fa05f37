package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.TsaiAssignment6.model1;
import static io.github.mnist8k.models.nets.TsaiAssignment6.model2;
import static io.github.mnist8k.models.nets.TsaiAssignment6.model3;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/**
 * The experiments of TSAI, assignment 6 ({@code tsai-a6}), every number of their recipes in full.
 */
final class TsaiAssignment6 {

  static final Experiment MODEL1 =
      new Experiment(
          "tsai-a6/model1",
          "TSAI Assignment 6, Model 1",
          "99.4 % with about 8,000 parameters in at most 15 epochs, as the assignment asks; this net is the starting point.",
          model1(),
          Recipe.builder()
              .batchSize(64)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(100.0, 98.89)),
          "No activation between the two linear layers.",
          "https://github.com/saipragathi0912/TSAI-Assignment-6/blob/HEAD/experiments/experiment_1.ipynb");

  static final Experiment MODEL2 =
      new Experiment(
          "tsai-a6/model2",
          "TSAI Assignment 6, Model 2",
          "99.4 % with about 8,000 parameters in at most 15 epochs; this net comes near in size.",
          model2(),
          Recipe.builder()
              .batchSize(64)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.69, 99.07)),
          "The source states its last epoch (98.82) as its test accuracy; its own log peaks at 99.07.",
          "https://github.com/saipragathi0912/TSAI-Assignment-6/blob/HEAD/experiments/experiment_3.ipynb");

  static final Experiment MODEL3 =
      new Experiment(
          "tsai-a6/model3",
          "TSAI Assignment 6, Model 3",
          "99.4 % with about 8,000 parameters in at most 15 epochs.",
          model3(),
          Recipe.builder()
              .batchSize(64)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(
                  Adam.builder()
                      .learningRate(0.003)
                      .beta1(0.9)
                      .beta2(0.999)
                      .eps(1e-8)
                      .weightDecay(0.0001)
                      .build())
              .schedule(
                  OneCycle.builder()
                      .maxLearningRate(0.03)
                      .pctStart(0.3)
                      .divFactor(20.0)
                      .finalDivFactor(100.0)
                      .baseMomentum(0.85)
                      .maxMomentum(0.95)
                      .build())
              .build(),
          Optional.of(new Published(99.55, 99.09)),
          "Batch norm and ReLU sit on the logits before the pooling. The schedule overrides the optimizer's learning rate; beta1 cycles from 0.95 to 0.85 and back.",
          "https://github.com/saipragathi0912/TSAI-Assignment-6/blob/HEAD/experiments/experiment_4.ipynb");

  /** All of them, in their order. */
  static final List<Experiment> ALL = List.of(MODEL1, MODEL2, MODEL3);

  private TsaiAssignment6() {}
}
