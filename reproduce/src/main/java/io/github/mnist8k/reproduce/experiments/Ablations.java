package io.github.mnist8k.reproduce.experiments;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Published experiments with one thing changed ({@code ablation}), to judge what the sources say of
 * that thing. All else is the published experiment's.
 */
final class Ablations {

  private static final int LAST_LAYERS = 2;

  static final Experiment BATCH_NORM =
      ablation(
          "ablation/erav4-a6-model1-batch-norm",
          "ERA V4 Assignment 6, Model 1 with batch norm",
          "Batch norm after each convolution but the last.",
          withBatchNorm(EraV4Assignment6.MODEL1.net()),
          EraV4Assignment6.MODEL1.recipe());

  static final Experiment GLOBAL_POOLING =
      ablation(
          "ablation/erav4-a6-model1-gap",
          "ERA V4 Assignment 6, Model 1 with global pooling",
          "Global average pooling in place of the last relu and the 7x7 convolution.",
          withGlobalPooling(EraV4Assignment6.MODEL1.net()),
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

  private static Net withBatchNorm(Net net) {
    List<Layer> layers = new ArrayList<>();
    int last = net.layers().size() - LAST_LAYERS; // the last convolution, then a flatten
    for (int i = 0; i < net.layers().size(); i++) {
      layers.add(net.layers().get(i));
      if (i < last && net.layers().get(i) instanceof Conv2d convolution) {
        layers.add(new BatchNorm(convolution.outChannels()));
      }
    }
    return Net.of(layers.toArray(Layer[]::new));
  }

  private static Net withGlobalPooling(Net net) {
    int kept = net.layers().size() - LAST_LAYERS - 1; // the relu goes too: logits may be negative
    List<Layer> layers = new ArrayList<>(net.layers().subList(0, kept));
    layers.add(new AvgPool(net.shapes().get(kept).height()));
    layers.add(new Flatten());
    return Net.of(layers.toArray(Layer[]::new));
  }

  private Ablations() {}
}
