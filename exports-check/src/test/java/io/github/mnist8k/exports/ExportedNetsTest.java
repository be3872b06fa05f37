package io.github.mnist8k.exports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.TensorInfo;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.tensorflow.SavedModelExport;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.export.onnx.OnnxExport;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exported nets say in other programs what they say in ours. */
class ExportedNetsTest {

  private static final double TOLERANCE = 1e-5;
  private static final int LARGE = 1_000_000;
  private static final byte[] IMAGES = pixels(8);

  /** All layers, a norm that follows no convolution, windows that overlap, a rest at the border. */
  private static final Net ODD =
      Net.of(
          new Conv2d(1, 4, 3).padded(1),
          new BatchNorm(4),
          new Relu(),
          new BatchNorm(4, 0.01, 0.1),
          new Dropout(0.5),
          new MaxPool(3, 2),
          new Conv2d(4, 5, 2).withBias(),
          new AvgPool(5),
          new Flatten(),
          new Linear(5 * 2 * 2, 12, false));

  private static final Model ODD_MODEL =
      new Model(ODD, RandomModel.weights(ODD), Normalization.MNIST);

  @TempDir private Path folder;

  private static byte[] pixels(int count) {
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    SyntheticDigits.draw(count, 1).pixels().get(pixels);
    return pixels;
  }

  static Stream<String> experiments() {
    return Experiments.published().stream().map(Experiment::id);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void netOfEachExperimentSaysTheSame(String id) throws Exception {
    Experiment experiment = Experiments.byId(id);
    assumeTrue(
        experiment.net().parameterCount() < LARGE || Boolean.getBoolean("exports.large"),
        id + " has 150 MB of weights: -Dexports.large=true");
    assertSame(experiment.net(), experiment.recipe().normalization());
  }

  @Test
  void netWithUnusualLayersSaysTheSame() throws Exception {
    assertSame(ODD, Normalization.MNIST);
  }

  private void assertSame(Net net, Normalization normalization) throws Exception {
    var model = new Model(net, RandomModel.weights(net), normalization);
    SavedModelExport.write(folder, model);
    Path file = onnx(model);
    try (var ours = new DigitClassifier(model, Execution.cpu(1));
        var saved = new SavedModel(folder);
        var onnx = new OnnxModel(file)) {
      for (int count : new int[] {8, 1, 3}) {
        byte[] images = Arrays.copyOf(IMAGES, count * ImageSet.PIXELS);
        Answers expected = Answers.of(ours.logits(images));
        expected.assertSame(saved.answers(images), TOLERANCE, "SavedModel, " + count);
        expected.assertSame(onnx.answers(images), TOLERANCE, "ONNX, " + count);
      }
      assertEquals(0, onnx.answers(new byte[0]).digits().length);
    }
  }

  private Path onnx(Model model) throws Exception {
    Path file = folder.resolve("net.onnx");
    try (OutputStream out = Files.newOutputStream(file)) {
      OnnxExport.write(out, model, "a test", Map.of("experiment", "own/odd"));
    }
    return file;
  }

  @Test
  void onnxFileDeclaresTypesShapesAndWhatItIs() throws Exception {
    try (var model = new OnnxModel(onnx(ODD_MODEL))) {
      var session = model.session();
      assertEquals("UINT8 [-1, 28, 28]", text(session.getInputInfo().get("images")));
      assertEquals("FLOAT [-1, 12]", text(session.getOutputInfo().get("logits")));
      assertEquals("FLOAT [-1, 10]", text(session.getOutputInfo().get("probabilities")));
      assertEquals("INT64 [-1]", text(session.getOutputInfo().get("digit")));
      assertEquals("mnist8k", session.getMetadata().getProducerName());
      assertEquals("a test", session.getMetadata().getDescription());
      assertEquals(
          "own/odd", session.getMetadata().getCustomMetadataValue("experiment").orElseThrow());
    }
  }

  private static String text(NodeInfo node) {
    var info = (TensorInfo) node.getInfo();
    return info.type + " " + Arrays.toString(info.getShape());
  }

  /** In a process that has neither our classes' state nor our graph. */
  @Test
  void savedModelIsRunByAnotherProcess() throws Exception {
    SavedModelExport.write(folder, ODD_MODEL);
    Path images = folder.resolve("images-idx3-ubyte");
    Files.write(images, IdxWriter.images(new ImageSet(IMAGES, new byte[8])));
    Path out = folder.resolve("out");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SavedModel.class.getName(),
                folder.toString(),
                images.toString())
            .redirectOutput(out.toFile())
            .redirectError(folder.resolve("err").toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES));
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("err")));
    List<String> lines = Files.readAllLines(out);
    assertEquals(8, lines.size());
    try (var ours = new DigitClassifier(ODD_MODEL, Execution.cpu(1))) {
      Answers expected = Answers.of(ours.logits(IMAGES));
      for (int i = 0; i < 8; i++) {
        String[] words = lines.get(i).replaceAll("[\\[\\],]", "").split(" ");
        assertEquals(expected.digits()[i], Long.parseLong(words[0]));
        for (int c = 0; c < 12; c++) {
          assertEquals(
              expected.logits()[i][c],
              Float.parseFloat(words[1 + c]),
              TOLERANCE * Math.max(1, expected.scale()));
        }
      }
    }
  }
}
