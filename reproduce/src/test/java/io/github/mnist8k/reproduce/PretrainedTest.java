package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.trained.Pretrained;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models that mnist-models brings along are those of the committed runs. */
class PretrainedTest {

  /** Logits that are nearly equal may change places from one engine to the other. */
  private static final int TIES = 3;

  private static ImageSet test;

  @BeforeAll
  static void load() throws IOException {
    test = Datasets.load("mnist", DataEnvironment.system()).test();
  }

  static List<String> ids() {
    return Pretrained.ids();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void modelKnowsAsManyTestImagesAsItsLogSays(String id) throws IOException {
    Path run = Path.of("results", "vector").resolve(id).resolve("seed-0");
    List<EpochRecord> log = EpochCsv.readComplete(run.resolve("epochs.csv"));
    Model model = Model.pretrained(id);
    assertEquals(Experiments.byId(id).net(), model.net());
    assertEquals(Experiments.byId(id).recipe().normalization(), model.normalization());
    try (var classifier = new DigitClassifier(model, Execution.cpu(2))) {
      int correct = classifier.evaluate(test).correct();
      assertEquals(log.get(log.size() - 1).testCorrect(), correct, TIES);
    }
  }

  @Test
  void everyPublishedNetBelowAMillionParametersIsThere() {
    List<String> small =
        Experiments.published().stream()
            .filter(experiment -> experiment.net().parameterCount() < 1_000_000)
            .map(experiment -> experiment.id())
            .sorted()
            .toList();
    assertTrue(small.size() > 1);
    assertEquals(small, ids());
  }
}
