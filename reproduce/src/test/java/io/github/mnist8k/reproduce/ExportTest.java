package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code export} hands a net on without changing what it says. */
class ExportTest {

  private static final double TOLERANCE = 1e-4;

  @TempDir private Path folder;
  private Path weights;

  @BeforeEach
  void writeWeights() throws IOException {
    weights = Reference.writeWeights(folder.resolve("weights.safetensors"));
  }

  @Test
  void digitsFileOfWeightsFromPyTorchGivesPyTorchsLogits() throws IOException {
    Path file = folder.resolve("step3.digits");
    Invocation done = export("digits", file, "--description", "three updates");
    assertEquals(0, done.status(), done.err());
    assertEquals("", done.out());

    Digits digits = Digits.load(file);
    assertEquals(Reference.EXPERIMENT, digits.experiment());
    assertEquals("three updates", digits.description());
    FloatTensor expected = Reference.logits();
    double largest = 0;
    for (int i = 0; i < expected.size(); i++) {
      largest = Math.max(largest, Math.abs(expected.get(i)));
    }
    int classes = expected.shape().get(1);
    for (int image = 0; image < expected.shape().get(0); image++) {
      float[] found = digits.logits(Reference.images().image(image));
      for (int c = 0; c < classes; c++) {
        assertEquals(expected.get(image * classes + c), found[c], TOLERANCE * largest);
      }
    }
  }

  @Test
  void fileOfTorchSaveIsExportedAsTheSafetensorsAre() throws IOException {
    Path file = folder.resolve("a.digits");
    assertEquals(0, export("digits", file).status());
    byte[] expected = Files.readAllBytes(file);
    weights = Reference.torchSave();
    assertEquals(0, export("digits", file).status());
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  @Test
  void fileIsReplaced() throws IOException {
    Path file = Files.writeString(folder.resolve("old.digits"), "old");
    assertEquals(0, export("digits", file).status());
    assertEquals(Reference.EXPERIMENT, Digits.load(file).experiment());
  }

  @ParameterizedTest
  @ValueSource(strings = {"onxn", "Digits", "''"})
  void unknownFormat(String format) throws IOException {
    assertRefused(
        format,
        folder.resolve("a"),
        "--format: expected one of savedmodel, onnx, safetensors, digits, found " + format);
  }

  @Test
  void safetensorsHoldTheSameWeightsInFloat32() throws IOException {
    Path file = folder.resolve("again.safetensors");
    assertEquals(0, export("safetensors", file).status());
    var net = Experiments.byId(Reference.EXPERIMENT).net();
    var before = Weights.read(weights, net).tensors();
    var after = Weights.read(file, net).tensors();
    assertEquals(before.keySet(), after.keySet());
    before.forEach((key, value) -> assertEquals(value.values(), after.get(key).values(), key));
  }

  @Test
  void cardLiesBesideAFileWithAYamlHeadForTheHub() throws IOException {
    Path file = folder.resolve("step3.onnx");
    assertEquals(0, export("onnx", file, "--description", "three \"updates\"").status());
    String card = Files.readString(folder.resolve("step3.onnx.README.md"));
    String[] parts = card.split("---\n", 3);
    JsonNode head = new YAMLMapper().readTree(parts[1]);
    assertEquals("apache-2.0", head.get("license").textValue());
    assertEquals("image-classification", head.get("pipeline_tag").textValue());
    assertEquals("onnx", head.get("library_name").textValue());
    assertEquals("ylecun/mnist", head.get("datasets").get(0).textValue());
    assertNull(head.get("model-index"), "there are no results in this folder");
    assertTrue(parts[2].contains("three \"updates\""), card);
    assertTrue(parts[2].contains("accuracy of these very weights is not known"), card);
    assertTrue(parts[2].contains("onnxruntime.InferenceSession(\"step3.onnx\")"), card);
  }

  @Test
  void cardTellsTheAccuracyOfARunsOwnWeightsAndOfTheOtherSeeds() throws IOException {
    Path committed = Path.of("results", "vector", "era2-s7", "step5", "seed-3");
    Path run = Files.createDirectory(folder.resolve("seed-3"));
    for (String name : new String[] {"epochs.csv", "run.json"}) {
      Files.copy(committed.resolve(name), run.resolve(name));
    }
    var net = Experiments.byId("era2-s7/step5").net();
    long updates =
        EpochCsv.read(run.resolve("epochs.csv")).stream().mapToLong(EpochRecord::updates).sum();
    var trained = new Weights(Weights.initial(net, new SeedStream(1)).tensors(), updates);
    trained.write(run.resolve("weights.safetensors"), Map.of());

    JsonNode metrics = metrics(run, "right.safetensors");
    assertEquals(2, metrics.size(), "these weights, and three seeds");
    double last = EpochCsv.read(run.resolve("epochs.csv")).get(14).testAccuracy();
    assertEquals(last, metrics.get(0).get("value").doubleValue(), 1e-9);
    assertTrue(metrics.get(0).get("name").textValue().contains("seed 3 (n 1)"));
    assertTrue(metrics.get(1).get("name").textValue().endsWith("engine vector (n 3 seeds)"));

    new Weights(trained.tensors(), updates - 1).write(run.resolve("weights.safetensors"), Map.of());
    assertEquals(1, metrics(run, "other.safetensors").size(), "weights of another moment");
  }

  /** The metrics in the card of an export of the weights in a folder. */
  private JsonNode metrics(Path run, String name) throws IOException {
    Path results = folder.resolve("results");
    if (Files.notExists(results)) {
      for (String seed : new String[] {"seed-0", "seed-1", "seed-2"}) {
        Path from = Path.of("results", "vector", "era2-s7", "step5", seed);
        Path to = Files.createDirectories(results.resolve("vector/era2-s7/step5").resolve(seed));
        Files.copy(from.resolve("epochs.csv"), to.resolve("epochs.csv"));
        Files.copy(from.resolve("run.json"), to.resolve("run.json"));
      }
    }
    Path target = folder.resolve(name);
    Object[] args = {
      "export",
      "--experiment",
      "era2-s7/step5",
      "--weights",
      run.resolve("weights.safetensors"),
      "--format",
      "safetensors",
      "--to",
      target,
      "--results",
      results
    };
    Invocation done = Invocation.of(args);
    assertEquals(0, done.status(), done.err());
    String card = Files.readString(folder.resolve(name + ".README.md"));
    return new YAMLMapper()
        .readTree(card.split("---\n", 3)[1])
        .at("/model-index/0/results/0/metrics");
  }

  @Test
  void strangersReadmeIsNeverReplacedAndOurOwnIs() throws IOException {
    Path file = folder.resolve("net.onnx");
    assertEquals(0, export("onnx", file).status());
    assertEquals(0, export("onnx", file).status());
    Path card = Files.writeString(folder.resolve("net.onnx.README.md"), "# mine");
    assertRefused("onnx", file, card + ": expected no such file, or an older card of export");
  }

  @Test
  void savedModelIsAFolderWithItsCardAndNothingElse() throws IOException {
    Path target = Files.createDirectory(folder.resolve("model"));
    assertEquals(0, export("savedmodel", target).status());
    assertEquals(
        Set.of(target, target.resolve("saved_model.pb"), target.resolve("README.md")),
        Folders.content(target).keySet());
  }

  @Test
  void savedModelDoesNotGoIntoAFolderInUseNorOverAFile() throws IOException {
    Path used = Files.createDirectory(folder.resolve("used"));
    Files.writeString(used.resolve("README.md"), "# mine");
    assertRefused("savedmodel", used, used + ": expected a new or an empty folder, found one with");
    Path file = Files.writeString(folder.resolve("file"), "mine");
    assertRefused("savedmodel", file, file + ": expected a new or an empty folder, found a file");
    Path nowhere = folder.resolve("none").resolve("model");
    assertRefused("savedmodel", nowhere, nowhere + ": expected an existing folder");
  }

  @Test
  void targetCannotBeWritten() throws IOException {
    assertRefused("digits", folder, folder + ": expected a file, found a folder");
    Path nowhere = folder.resolve("none").resolve("a.digits");
    assertRefused("digits", nowhere, nowhere + ": expected an existing folder");
    assertRefused("safetensors", weights, "--to: expected another file than the weights");
  }

  @Test
  void weightsCannotBeUsed() throws IOException {
    Files.write(weights, new byte[100]);
    assertRefused("digits", folder.resolve("a"), weights + ": ");
    Files.delete(weights);
    assertRefused("digits", folder.resolve("a"), "there is no such file");
  }

  private Invocation export(String format, Path target, Object... more) {
    Object[] args = {
      "export", "--experiment", Reference.EXPERIMENT, "--weights", weights, "--format", format
    };
    Object[] all = new Object[args.length + 2 + more.length];
    System.arraycopy(args, 0, all, 0, args.length);
    all[args.length] = "--to";
    all[args.length + 1] = target;
    System.arraycopy(more, 0, all, args.length + 2, more.length);
    return Invocation.of(all);
  }

  private void assertRefused(String format, Path target, String text) throws IOException {
    Map<Path, Long> before = Folders.content(folder);
    export(format, target).assertRefused(text);
    assertEquals(before, Folders.content(folder), "files were touched");
    assertTrue(Files.exists(folder));
  }
}
