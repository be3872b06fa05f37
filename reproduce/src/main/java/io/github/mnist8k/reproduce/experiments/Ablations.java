package io.github.mnist8k.reproduce.experiments;

import static io.github.mnist8k.models.nets.Ablations.withBatchNorm;
import static io.github.mnist8k.models.nets.Ablations.withGlobalPooling;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.List;
import java.util.Optional;

/**
 * Published experiments with one thing changed ({@code ablation}), to judge what the sources say of
 * that thing. All else is the published experiment's.
 */
final class Ablations {

  static final Experiment BATCH_NORM =
      ablation(
          "ablation/erav4-a6-model1-batch-norm",
          "ERA V4 Assignment 6, Model 1 with batch norm",
          "Batch norm after each convolution but the last.",
          withBatchNorm(),
          EraV4Assignment6.MODEL1.recipe());

  static final Experiment GLOBAL_POOLING =
      ablation(
          "ablation/erav4-a6-model1-gap",
          "ERA V4 Assignment 6, Model 1 with global pooling",
          "Global average pooling in place of the last relu and the 7x7 convolution.",
          withGlobalPooling(),
          EraV4Assignment6.MODEL1.recipe());

  static final Experiment WITHOUT_PLATEAU =
      ablation(
          "ablation/s7-model3-constant-rate",
          "Session 7, Model 3 without its schedule",
          "A constant rate in place of the plateau schedule.",
          Session7.MODEL3.net(),
          Session7.MODEL3.recipe().withSchedule(new ConstantRate()));

  static final Experiment WITHOUT_ONE_CYCLE =
      ablation(
          "ablation/era2-s7-step5-constant-rate",
          "ERA V2 Session 7, Step 5 without its schedule",
          "A constant rate of 0.01 in place of the one-cycle schedule.",
          Era2Session7.STEP5.net(),
          Era2Session7.STEP5.recipe().withSchedule(new ConstantRate()));

  static final Experiment WITH_ONE_CYCLE =
      ablation(
          "ablation/era2-s7-step4-one-cycle",
          "ERA V2 Session 7, Step 4 with the schedule of step 5",
          "The one-cycle schedule in place of the constant rate.",
          Era2Session7.STEP4.net(),
          Era2Session7.STEP4.recipe().withSchedule(Era2Session7.STEP5.recipe().schedule()));

  /** All of them, in the order of the assignments that they change. */
  static final List<Experiment> ALL =
      List.of(BATCH_NORM, GLOBAL_POOLING, WITHOUT_PLATEAU, WITHOUT_ONE_CYCLE, WITH_ONE_CYCLE);

  private static Experiment ablation(
      String id, String title, String change, Net net, Recipe recipe) {
    return new Experiment(id, title, change, net, recipe, Optional.empty(), "", "");
  }

  private Ablations() {}
}
