package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.Session7.model0;
import static io.github.mnist8k.models.nets.Session7.model1;
import static io.github.mnist8k.models.nets.Session7.model2;
import static io.github.mnist8k.models.nets.Session7.model3;

import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.Published;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.ReduceOnPlateau;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Optional;

/** The experiments of Session 7 ({@code s7}), every number of their recipes in full. */
final class Session7 {

  static final Experiment MODEL0 =
      new Experiment(
          "s7/model0",
          "Session 7, Model 0 (the fourth net)",
          "The first of four nets of the same author, before the target of 8,000 parameters.",
          model0(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation()
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.51, 99.46)),
          "The document speaks of four nets and describes three; this is the first of the four in an earlier repository of the same author.",
          "https://github.com/Rakavi-RP/Session-7/blob/HEAD/README.md");

  static final Experiment MODEL1 =
      new Experiment(
          "s7/model1",
          "Session 7, Model 1",
          "About 8,000 parameters, at most 15 epochs, 99.40 % in successive epochs.",
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
          Optional.of(new Published(99.33, 99.38)),
          "",
          "https://github.com/Rakavi-RP/S7/blob/HEAD/Model1.ipynb");

  static final Experiment MODEL2 =
      new Experiment(
          "s7/model2",
          "Session 7, Model 2",
          "Reduce the parameters; 99.4 % within 15 epochs.",
          model2(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(ColorJitter.builder().brightness(0.1).contrast(0.1).build())
              .optimizer(Sgd.builder().learningRate(0.01).momentum(0.9).weightDecay(0).build())
              .schedule(new ConstantRate())
              .build(),
          Optional.of(new Published(99.25, 99.27)),
          "Saturation and hue of the source's colour jitter change nothing on grey images.",
          "https://github.com/Rakavi-RP/S7/blob/HEAD/Model2.ipynb");

  static final Experiment MODEL3 =
      new Experiment(
          "s7/model3",
          "Session 7, Model 3",
          "Introduce a scheduler; 99.4 % within 15 epochs.",
          model3(),
          Recipe.builder()
              .batchSize(128)
              .lastBatch(LastBatch.KEPT)
              .epochs(15)
              .normalization(new Normalization(0.1307, 0.3081))
              .augmentation(ColorJitter.builder().brightness(0.1).contrast(0.1).build())
              .optimizer(
                  Adam.builder()
                      .learningRate(0.01)
                      .beta1(0.9)
                      .beta2(0.999)
                      .eps(1e-8)
                      .weightDecay(0)
                      .build())
              .schedule(ReduceOnPlateau.builder().factor(0.1).patience(2).threshold(0.0001).build())
              .build(),
          Optional.of(new Published(99.71, 99.56)),
          "Saturation and hue of the source's colour jitter change nothing on grey images.",
          "https://github.com/Rakavi-RP/S7/blob/HEAD/model3.ipynb");

  /** All of them, in their order. */
  static final List<Experiment> ALL = List.of(MODEL0, MODEL1, MODEL2, MODEL3);

  private Session7() {}
}
