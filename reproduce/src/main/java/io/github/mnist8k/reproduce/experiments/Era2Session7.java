package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.Era2Session7.step1;
import static io.github.mnist8k.models.nets.Era2Session7.step2;
import static io.github.mnist8k.models.nets.Era2Session7.step3;
import static io.github.mnist8k.models.nets.Era2Session7.step4;
import static io.github.mnist8k.models.nets.Era2Session7.step5;
import static io.github.mnist8k.models.nets.Era2Session7.step6;

import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/**
 * The experiments of ERA V2, session 7 ({@code era2-s7}), every number of their recipes in full.
 */
final class Era2Session7 {

  static final Experiment STEP1 =
      new Experiment(
          "era2-s7/step1",
          "ERA V2 Session 7, Step 1",
          "Set up data, loaders and a plain convolutional net that learns.",
          step1(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.78, 99.07)),
          "",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_1.ipynb");

  static final Experiment STEP2 =
      new Experiment(
          "era2-s7/step2",
          "ERA V2 Session 7, Step 2",
          "Cut the parameters to about 10,000 with batch normalisation and average pooling.",
          step2(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.53, 99.48)),
          "The net ends in 16 channels: classes 10 to 15 exist and are never the label.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_2.ipynb");

  static final Experiment STEP3 =
      new Experiment(
          "era2-s7/step3",
          "ERA V2 Session 7, Step 3",
          "Raise the test accuracy with dropout and small rotations.",
          step3(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(RandomRotation.builder().degrees(6).fill(1).build())
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.31, 99.42)),
          "16 outputs as in step 2. The dropout rate is not published; 0.1 is assumed.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_3.ipynb");

  static final Experiment STEP4 =
      new Experiment(
          "era2-s7/step4",
          "ERA V2 Session 7, Step 4",
          "Go deeper with fewer channels, and add a 1x1 convolution after the pooling.",
          step4(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(RandomRotation.builder().degrees(15).fill(1).build())
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(98.73, 99.44)),
          "The dropout rate is not published; 0.1 is assumed.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_4.ipynb");

  static final Experiment STEP5 =
      new Experiment(
          "era2-s7/step5",
          "ERA V2 Session 7, Step 5",
          "Reach 99.4 % with 8,172 parameters by a one-cycle schedule and a dropout of 5 %.",
          step5(),
          Recipe.builder()
              .batchSize(64)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(RandomRotation.builder().degrees(15).fill(1).build())
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(
                  OneCycle.builder()
                      .maxLearningRate(0.1)
                      .pctStart(0.3)
                      .divFactor(25.0)
                      .finalDivFactor(10000.0)
                      .baseMomentum(0.85)
                      .maxMomentum(0.95)
                      .build())
              .build(),
          Optional.of(new Published(99.02, 99.57)),
          "Batch size 64, because the source ran on a CPU.",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_5.ipynb");

  static final Experiment STEP6 =
      new Experiment(
          "era2-s7/step6",
          "ERA V2 Session 7, Step 6",
          "Hold 99.4 % with fewer than 7,000 parameters.",
          step6(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(RandomRotation.builder().degrees(15).fill(1).build())
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(
                  OneCycle.builder()
                      .maxLearningRate(0.1)
                      .pctStart(0.3)
                      .divFactor(25.0)
                      .finalDivFactor(10000.0)
                      .baseMomentum(0.85)
                      .maxMomentum(0.95)
                      .build())
              .build(),
          Optional.of(new Published(98.98, 99.5)),
          "",
          "https://github.com/dine1717/ERA2/blob/HEAD/Session7/Step_6.ipynb");

  /** All of them, in their order. */
  static final List<Experiment> ALL = List.of(STEP1, STEP2, STEP3, STEP4, STEP5, STEP6);

  private Era2Session7() {}
}
