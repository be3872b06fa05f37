package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Locale;
import java.util.Locale.Category;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingLocaleTest {

  private static final Dataset DATA =
      new Dataset(
          "synthetic", "", SyntheticDigits.draw(8, 1), SyntheticDigits.draw(5, 2), Map.of());

  /** Persian's digits in the names of operations would be refused. */
  @Test
  void updatesAndEvaluationRunUnderALocaleWithOtherDigits() {
    Locale before = Locale.getDefault(Category.FORMAT);
    Locale.setDefault(Category.FORMAT, Locale.forLanguageTag("fa-IR"));
    Net net = Net.of(new Conv2d(1, 10, 28), new BatchNorm(10), new Relu(), new Flatten());
    var recipe = SmallRun.with(new Sgd(0.01, 0, 0), new ConstantRate());
    try (var graph = new TrainingGraph(net, recipe, DATA, Execution.cpu(2))) {
      graph.restore(
          Weights.initial(net, new SeedStream(1)).tensors(), recipe.optimizer().initialSlots(net));
      graph.update(List.of(new Update(new int[] {0, 1, 2, 3}, new Rates(0.01, 0), 1, 1)));
      assertEquals(5, graph.evaluate().images());
    } finally {
      Locale.setDefault(Category.FORMAT, before);
    }
  }
}
