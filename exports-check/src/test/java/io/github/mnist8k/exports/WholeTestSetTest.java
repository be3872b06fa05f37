package io.github.mnist8k.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.command.CommandLines;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of docs/exports.md: all trained nets in a folder of runs ({@code
 * -Dexports.weights=DIR}), each exported by the command and asked for all test images.
 */
@EnabledIfSystemProperty(named = "exports.weights", matches = ".+")
class WholeTestSetTest {

  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

  @Test
  void exportsOfTrainedNetsGiveEveryAnswerOfOurs() throws Exception {
    ImageSet test = Datasets.load("mnist", DataEnvironment.system()).test();
    byte[] pixels = new byte[test.size() * ImageSet.PIXELS];
    test.pixels().get(pixels);
    Path runs = Path.of(System.getProperty("exports.weights"));
    var table = new StringBuilder();
    int different = 0;
    double farthest = 0;
    int nets = 0;
    for (Experiment experiment : Experiments.declared()) {
      Path weights = runs.resolve(experiment.id()).resolve("seed-0/weights.safetensors");
      if (!Files.exists(weights)) {
        continue;
      }
      String name = experiment.id().replace('/', '-');
      Path saved = folder.resolve(name);
      Path onnx = folder.resolve(name + ".onnx");
      export(experiment, weights, "savedmodel", saved);
      export(experiment, weights, "onnx", onnx);
      try (var classifier =
              new DigitClassifier(
                  experiment.model(Weights.read(weights, experiment.net())), Execution.cpu(1));
          var savedModel = new SavedModel(saved);
          var onnxModel = new OnnxModel(onnx)) {
        Answers ours = Answers.of(classifier.logits(pixels));
        Answers bySaved = savedModel.answers(pixels);
        Answers byOnnx = onnxModel.answers(pixels);
        int correct = 0;
        for (int i = 0; i < test.size(); i++) {
          correct += ours.digits()[i] == test.label(i) ? 1 : 0;
        }
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f | %d | %.1e | %d | %.1e |%n",
                experiment.id(),
                correct,
                ours.scale(),
                ours.differentDigits(bySaved),
                ours.distance(bySaved),
                ours.differentDigits(byOnnx),
                ours.distance(byOnnx)));
        different += ours.differentDigits(bySaved) + ours.differentDigits(byOnnx);
        farthest = Math.max(farthest, ours.relativeDistance(bySaved));
        farthest = Math.max(farthest, ours.relativeDistance(byOnnx));
        nets++;
      }
    }
    System.out.print(table);
    assertTrue(nets > 0, runs + " holds no weights of seed 0");
    assertEquals(0, different, table.toString());
    assertEquals(0, farthest, TOLERANCE, table.toString());
  }

  private static void export(Experiment experiment, Path weights, String format, Path target) {
    int status =
        CommandLines.execute(
            "export",
            "--experiment",
            experiment.id(),
            "--weights",
            weights.toString(),
            "--format",
            format,
            "--to",
            target.toString());
    assertEquals(0, status);
  }
}
