package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.recipe.Rates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every experiment can be trained: net, recipe and loop fit together. */
class ExperimentUpdatesTest {

  static final List<Experiment> ALL = Experiments.published();

  private static final int REST = 8;

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void twoUpdatesChangeWeightsAndStatisticsAndKeepThemFinite(Experiment experiment)
      throws IOException {
    Net net = experiment.net();
    Dataset data = oneBatchAndARest(experiment.recipe().batchSize());
    var plan = new RunPlan(experiment, data, 0, 1, Engine.named("tensorflow"), Execution.cpu(1));
    List<Integer> updates = new ArrayList<>();
    var counter =
        new RunListener() {
          @Override
          public void updated(int epoch, int updatesDone, Rates rates) {
            updates.add(updatesDone);
          }
        };
    Model model = new TrainingRun(plan, List.of(counter)).train();
    Weights after = model.weights();

    assertEquals(List.of(1, 2), updates, "a full batch and the kept rest");
    Map<String, FloatTensor> before = Weights.initial(net, new SeedStream(0)).tensors();
    assertEquals(before.keySet(), after.tensors().keySet());
    Set<String> withoutEffect = biasesBeforeBatchNorm(net);
    after
        .tensors()
        .forEach(
            (key, tensor) -> {
              assertEquals(OptionalInt.empty(), tensor.firstNotFinite(), key);
              if (!withoutEffect.contains(key)) {
                assertNotEquals(before.get(key).values(), tensor.values(), key + " is unchanged");
              }
            });
    assertEquals(net.classes(), finiteLogits(plan, model).length);
  }

  private static Dataset oneBatchAndARest(int batch) {
    return new Dataset(
        "drawn",
        "test",
        SyntheticDigits.draw(batch + REST, 1),
        SyntheticDigits.draw(REST, 2),
        Map.of());
  }

  private static float[] finiteLogits(RunPlan plan, Model model) {
    try (var classifier = new DigitClassifier(model, plan.execution())) {
      float[][] logits = classifier.logits(plan.dataset().test().image(0));
      assertEquals(1, logits.length);
      for (float logit : logits[0]) {
        assertTrue(Float.isFinite(logit));
      }
      return logits[0];
    }
  }

  /**
   * Batch norm takes away the mean of its input, and with it any bias: the gradient of such a bias
   * is zero but for rounding, and whether rounding moves it is chance.
   */
  private static Set<String> biasesBeforeBatchNorm(Net net) {
    Set<String> keys = new HashSet<>();
    for (int i = 0; i + 1 < net.layers().size(); i++) {
      if (net.layers().get(i) instanceof Conv2d && net.layers().get(i + 1) instanceof BatchNorm) {
        keys.add(i + ".bias");
      }
    }
    return keys;
  }
}
