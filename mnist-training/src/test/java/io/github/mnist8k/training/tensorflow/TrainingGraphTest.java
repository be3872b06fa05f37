package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.Reference;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.TrainingTrial;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Metrics against the classifier's logits, from which loss and hits are worked out here. */
class TrainingGraphTest {

  private static final Net NET = Net.of(new Flatten(), new Linear(ImageSet.PIXELS, 12));
  private static final Weights WEIGHTS = Weights.initial(NET, new SeedStream(1));
  private static final Recipe RECIPE = SmallRun.with(new Sgd(0.01, 0, 0), new ConstantRate());
  private static final Execution CPU = Execution.cpu(2);

  /** 2,203 test images: two evaluation batches of 1,000 and one of 203. */
  private static final Dataset DATA =
      new Dataset(
          "synthetic", "", SyntheticDigits.draw(100, 1), SyntheticDigits.draw(2203, 2), Map.of());

  private static TrainingGraph graph(Net net, Weights weights) {
    var graph = new TrainingGraph(net, RECIPE, DATA, CPU);
    graph.restore(weights.tensors(), RECIPE.optimizer().initialSlots(net));
    return graph;
  }

  private static void update(TrainingGraph graph, int[] rows, Rates rates, long seed) {
    graph.update(List.of(new Update(rows, rates, seed, 1)));
  }

  private static Metrics expected(ImageSet set, int[] rows) {
    double loss = 0;
    int correct = 0;
    try (var classifier = new DigitClassifier(new Model(NET, WEIGHTS, SmallRun.MNIST), CPU)) {
      byte[] pixels = new byte[set.size() * ImageSet.PIXELS];
      set.pixels().get(pixels);
      float[][] logits = classifier.logits(pixels);
      for (int row : rows) {
        double sum = 0;
        boolean largest = true;
        for (float logit : logits[row]) {
          sum += Math.exp(logit);
          largest &= logit <= logits[row][set.label(row)];
        }
        loss += Math.log(sum) - logits[row][set.label(row)];
        correct += largest ? 1 : 0;
      }
    }
    return new Metrics(rows.length, loss, correct);
  }

  private static void assertMetrics(Metrics expected, Metrics found) {
    assertEquals(expected.images(), found.images());
    assertEquals(expected.correct(), found.correct());
    assertEquals(expected.lossSum(), found.lossSum(), 1e-5 * expected.lossSum());
  }

  @Test
  void evaluationCoversEveryTestImageOnce() {
    try (var graph = graph(NET, WEIGHTS)) {
      var expected = expected(DATA.test(), IntStream.range(0, 2203).toArray());
      assertMetrics(expected, graph.evaluate());
      assertMetrics(expected, graph.evaluate());
    }
  }

  /** With a rate of zero the weights stay, so that all batches meet the same net. */
  @Test
  void trainingMetricsAddUpOverBatchesUntilTheyAreTaken() {
    int[] large = IntStream.range(10, 74).toArray();
    int[] small = {99, 0, 5};
    try (var graph = graph(NET, WEIGHTS)) {
      update(graph, large, new Rates(0, 0), 1);
      update(graph, small, new Rates(0, 0), 2);
      int[] both = IntStream.concat(IntStream.of(large), IntStream.of(small)).toArray();
      assertMetrics(expected(DATA.train(), both), graph.takeTrainMetrics());
      update(graph, small, new Rates(0, 0), 3);
      assertMetrics(expected(DATA.train(), small), graph.takeTrainMetrics());
      Tensors.assertSame(WEIGHTS.tensors(), graph.weights());
    }
  }

  @Test
  void evaluationLeavesTrainingMetricsAndWeightsAlone() {
    try (var graph = graph(NET, WEIGHTS)) {
      update(graph, new int[] {1, 2, 3}, new Rates(0, 0), 1);
      graph.evaluate();
      assertEquals(3, graph.takeTrainMetrics().images());
      Tensors.assertSame(WEIGHTS.tensors(), graph.weights());
    }
  }

  @Test
  void evaluationUsesRunningStatisticsAndNoDropout() {
    var weights = Weights.initial(SmallRun.NET, new SeedStream(1));
    try (var graph = graph(SmallRun.NET, weights)) {
      assertEquals(graph.evaluate(), graph.evaluate());
      Tensors.assertSame(weights.tensors(), graph.weights());
    }
  }

  @Test
  void updateMovesWeightsAndRunningStatistics() {
    var weights = Weights.initial(SmallRun.NET, new SeedStream(1));
    try (var graph = graph(SmallRun.NET, weights)) {
      update(graph, IntStream.range(0, 64).toArray(), new Rates(0.01, 0.9), 1);
      graph
          .weights()
          .forEach(
              (key, moved) ->
                  assertNotEquals(weights.tensors().get(key).values(), moved.values(), key));
    }
  }

  /** Dropout is all that is random here. */
  @Test
  void anotherSeedOfTheUpdateDropsOtherValues() {
    var weights = Weights.initial(SmallRun.NET, new SeedStream(1));
    int[] rows = IntStream.range(0, 64).toArray();
    try (var graph = graph(SmallRun.NET, weights)) {
      List<Metrics> metrics =
          IntStream.of(1, 2, 1)
              .mapToObj(
                  seed -> {
                    update(graph, rows, new Rates(0, 0), seed);
                    return graph.takeTrainMetrics();
                  })
              .toList();
      assertEquals(metrics.get(0), metrics.get(2));
      assertNotEquals(metrics.get(0).lossSum(), metrics.get(1).lossSum());
    }
  }

  /** Without relu and dropout, so that nothing can flip; 71 images do not fall into equal parts. */
  @Test
  void updateInPartsIsThatOfTheWholeBatch() {
    Net net =
        Net.of(
            new Conv2d(1, 8, 5),
            new BatchNorm(8),
            new Conv2d(8, 10, 5),
            new BatchNorm(10),
            new AvgPool(20),
            new Flatten());
    var weights = Weights.initial(net, new SeedStream(1));
    int[] rows = IntStream.range(0, 71).toArray();
    List<Map<String, FloatTensor>> states = new ArrayList<>();
    for (int threads : new int[] {1, 2}) {
      try (var graph = new TrainingGraph(net, RECIPE, DATA, Execution.cpu(threads))) {
        graph.restore(weights.tensors(), RECIPE.optimizer().initialSlots(net));
        update(graph, rows, new Rates(0.1, 0.9), 1);
        var state = new LinkedHashMap<>(graph.weights());
        state.putAll(graph.slots());
        states.add(state);
      }
    }
    double floor = 1e-3; // the first batch norm's bias has no gradient but rounding
    states
        .get(0)
        .forEach(
            (key, whole) ->
                Reference.assertClose(
                    key, whole, states.get(1).get(key), floor, Reference.TOLERANCE));
  }

  /**
   * oneDNN computes no part without images, so a batch with fewer images than parts must not be
   * cut: neither in training (a last batch of 1 after one of 128) nor in a test.
   */
  @ParameterizedTest
  @CsvSource({"1, 1, 2", "1, 5, 8", "5, 20, 8", "129, 1001, 2", "3, 3, 3"})
  void anyNumberOfImagesIsTrainedAndTestedWithAnyNumberOfThreads(int train, int test, int threads)
      throws IOException {
    var data =
        new Dataset(
            "synthetic",
            "",
            SyntheticDigits.draw(train, 1),
            SyntheticDigits.draw(test, 2),
            Map.of());
    var recipe =
        new Recipe(
            128,
            LastBatch.KEPT,
            2,
            SmallRun.MNIST,
            SmallRun.RECIPE.augmentation(),
            new Adam(0.01, 0.9, 0.999, 1e-8, 0),
            new ConstantRate());
    var experiment = Experiment.own("test/sizes", SmallRun.NET, recipe);
    var plan = new RunPlan(experiment, data, 1, 2, SmallRun.ENGINE, Execution.cpu(threads));
    var diary = new SmallRun.Diary();
    Weights weights = new TrainingRun(plan, List.of(diary)).train().weights();
    for (EpochRecord row : diary.rows) {
      assertTrue(Double.isFinite(row.trainLoss()), "training loss " + row.trainLoss());
      assertTrue(Double.isFinite(row.testLoss()), "test loss " + row.testLoss());
    }
    weights
        .tensors()
        .forEach((key, tensor) -> assertEquals(OptionalInt.empty(), tensor.firstNotFinite(), key));
    try (var trial = new TrainingTrial(plan)) {
      assertEquals(train, trial.update(trial.updatesPerEpoch()).images());
      assertEquals(test, trial.evaluate().images());
    }
  }

  /** A batch smaller than the number of parts is not cut, so that threads change nothing. */
  @Test
  void batchSmallerThanTheNumberOfPartsIsTheSameWithOneThread() {
    var weights = Weights.initial(SmallRun.NET, new SeedStream(1));
    var slots = RECIPE.optimizer().initialSlots(SmallRun.NET);
    List<Map<String, FloatTensor>> states = new ArrayList<>();
    for (int threads : new int[] {1, 4}) {
      try (var graph = new TrainingGraph(SmallRun.NET, RECIPE, DATA, Execution.cpu(threads))) {
        graph.restore(weights.tensors(), slots);
        update(graph, new int[] {5, 8, 2}, new Rates(0.1, 0.9), 1);
        states.add(graph.weights());
      }
    }
    Tensors.assertSame(states.get(0), states.get(1));
  }

  @Test
  void chunkOfNoUpdateOrOfSeveralBatchSizesIsRefused() {
    try (var graph = graph(NET, WEIGHTS)) {
      var one = new Update(new int[] {1}, new Rates(0, 0), 1, 1);
      var two = new Update(new int[] {1, 2}, new Rates(0, 0), 1, 1);
      assertThrows(IllegalArgumentException.class, () -> graph.update(List.of()));
      var e = assertThrows(IllegalArgumentException.class, () -> graph.update(List.of(one, two)));
      assertEquals("a chunk of updates has one batch size, found [1, 2]", e.getMessage());
    }
  }

  @Test
  void closedTrainingSaysSoAndClosesTwice() {
    TrainingGraph graph = graph(NET, WEIGHTS);
    graph.close();
    graph.close();
    List<Executable> uses =
        List.of(
            graph::evaluate,
            graph::weights,
            graph::slots,
            graph::takeTrainMetrics,
            () -> graph.restore(Map.of(), Map.of()),
            () -> update(graph, new int[] {1}, new Rates(0, 0), 1));
    for (Executable use : uses) {
      var e = assertThrows(IllegalStateException.class, use);
      assertEquals("the training is closed", e.getMessage());
    }
  }

  /** Each with rows, rates, a seed and a number of its own, to which Adam and dropout answer. */
  @Test
  void updatesInOneCallAreThoseOfOneCallEach() {
    Net net = Net.of(new Dropout(0.5), new Flatten(), new Linear(ImageSet.PIXELS, 10));
    var recipe = SmallRun.with(new Adam(0.01, 0.9, 0.999, 1e-8, 0), new ConstantRate());
    List<Update> updates = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      int[] rows = IntStream.range(16 * i, 16 * i + 16).toArray();
      updates.add(new Update(rows, new Rates(0.01 * (i + 1), 0.9 - 0.1 * i), 7 + i, 1 + i));
    }
    List<Map<String, FloatTensor>> states = new ArrayList<>();
    for (boolean together : new boolean[] {true, false}) {
      try (var graph = new TrainingGraph(net, recipe, DATA, CPU)) {
        graph.restore(
            Weights.initial(net, new SeedStream(1)).tensors(),
            recipe.optimizer().initialSlots(net));
        if (together) {
          graph.update(updates);
        } else {
          updates.forEach(update -> graph.update(List.of(update)));
        }
        assertEquals(48, graph.takeTrainMetrics().images());
        var state = new LinkedHashMap<>(graph.weights());
        state.putAll(graph.slots());
        states.add(state);
      }
    }
    states
        .get(1)
        .forEach((key, one) -> assertEquals(one.values(), states.get(0).get(key).values(), key));
  }
}
