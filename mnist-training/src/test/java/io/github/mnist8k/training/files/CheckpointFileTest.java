package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.TensorEntry;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunFolderException.Way;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.tensorflow.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CheckpointFileTest {

  private static final RunPlan PLAN = SmallRun.plan(1, 3);
  private static final Checkpoint CHECKPOINT =
      new Checkpoint(
          List.of(0.5, 0.1 + 0.2),
          new Weights(Weights.initial(PLAN.net(), new SeedStream(9)).tensors(), 20),
          slots());

  /** Numbers that tell one from the other. */
  private static Map<String, FloatTensor> slots() {
    Map<String, FloatTensor> slots = new LinkedHashMap<>();
    PLAN.recipe()
        .optimizer()
        .initialSlots(PLAN.net())
        .forEach(
            (key, zeros) -> {
              float[] values = new float[zeros.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = slots.size() - i;
              }
              slots.put(key, new FloatTensor(zeros.shape(), values));
            });
    return slots;
  }

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("state.safetensors");
    new CheckpointFile(file, PLAN).write(CHECKPOINT);
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Checkpoint read = new CheckpointFile(file, PLAN).read().orElseThrow();
    assertEquals(2, read.epochsDone());
    assertEquals(CHECKPOINT.testLosses(), read.testLosses());
    assertEquals(20, read.weights().updates());
    Tensors.assertSame(CHECKPOINT.weights().tensors(), read.weights().tensors());
    Tensors.assertSame(CHECKPOINT.slots(), read.slots());
  }

  @Test
  void runWithoutACheckpointHasNone() throws IOException {
    assertEquals(Optional.empty(), new CheckpointFile(folder.resolve("other"), PLAN).read());
  }

  /** More epochs on more threads go on with the same run. */
  @Test
  void fewerEpochsAndOtherThreadsAreTheSameRun() throws IOException {
    assertTrue(new CheckpointFile(file, SmallRun.plan(1, 2)).read().isPresent());
  }

  static Stream<Arguments> otherRuns() {
    var p = PLAN;
    var r = p.recipe();
    var slower =
        new Recipe(
            r.batchSize(),
            r.lastBatch(),
            5,
            r.normalization(),
            r.augmentation(),
            new Sgd(0.01, 0.8, 1e-4),
            r.schedule());
    var constant = r.withSchedule(new ConstantRate());
    var net = Net.of(new Conv2d(1, 10, 28), new Flatten());
    var d = SmallRun.DATA;
    var data =
        new Dataset(
            d.name(),
            d.origin(),
            d.train(),
            d.test(),
            Map.of("train-images-idx3-ubyte", "5678567856785678"));
    return Stream.of(
        Arguments.of(
            "experiment: expected test/other, found test/small",
            new RunPlan(
                Experiment.own("test/other", p.net(), p.recipe()),
                d,
                1,
                3,
                p.engine(),
                p.execution())),
        Arguments.of("seed: expected 2, found 1", SmallRun.plan(2, 3)),
        Arguments.of(
            "recipe.epochs: expected 5, found 3, recipe.optimizer.momentum: expected 0.8, found 0.9; train anew",
            SmallRun.plan(slower, 1, 3)),
        Arguments.of(
            "recipe.schedule: expected {\"type\":\"constant\"}, found {\"type\":\"one_cycle\",",
            SmallRun.plan(constant, 1, 3)),
        Arguments.of(
            "net: expected " + NetJson.fingerprint(net) + ", found " + NetJson.fingerprint(p.net()),
            new RunPlan(
                Experiment.own(p.experiment().id(), net, p.recipe()),
                d,
                1,
                3,
                p.engine(),
                p.execution())),
        Arguments.of(
            "dataset: train-images-idx3-ubyte: expected SHA-256 56785678..., found 1234...; train anew",
            p.withDataset(data)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherRuns")
  void checkpointOfAnotherRunIsRefusedAndSaysWhatDiffers(String difference, RunPlan other) {
    var refused =
        assertThrows(RunFolderException.class, () -> new CheckpointFile(file, other).read());
    String message = refused.getMessage();
    assertTrue(message.startsWith(file + ": belongs to another run: " + difference), message);
    assertEquals(Set.of(Way.OVERWRITE, Way.OTHER_FOLDER), refused.ways());
    assertEquals(1, message.lines().count(), message);
  }

  @Test
  void truncatedFileIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      var refused =
          assertThrows(
              RunFolderException.class,
              () -> new CheckpointFile(file, PLAN).read(),
              "cut to " + length);
      assertTrue(refused.getMessage().startsWith(file + ": "), refused.getMessage());
      assertTrue(
          refused
              .getMessage()
              .endsWith(
                  "; the checkpoint is broken, train anew over the run, or choose another folder"),
          refused.getMessage());
    }
  }

  @Test
  void checkpointIsNoModel() {
    var refused = assertThrows(WeightsException.class, () -> Model.read(file));
    assertEquals(
        file + ": expected a model, found a checkpoint of a run: CheckpointFile reads it",
        refused.getMessage());
  }

  @Test
  void weightsFileIsNoCheckpoint() throws IOException {
    CHECKPOINT.weights().write(file, Map.of());
    var refused =
        assertThrows(RunFolderException.class, () -> new CheckpointFile(file, PLAN).read());
    assertTrue(refused.getMessage().contains("found null"), refused.getMessage());
  }

  @ParameterizedTest
  @MethodSource("otherSlots")
  void slotsThatTheOptimizerDoesNotTakeAreRefused(TensorEntry slot, String found)
      throws IOException {
    Safetensors whole = Safetensors.read(file);
    Map<String, TensorEntry> tensors = new LinkedHashMap<>(whole.tensors());
    String key = "optimizer." + CHECKPOINT.slots().keySet().iterator().next();
    tensors.remove(key);
    if (slot != null) {
      tensors.put(key, slot);
    }
    new Safetensors(tensors, whole.metadata()).write(file);
    var refused =
        assertThrows(RunFolderException.class, () -> new CheckpointFile(file, PLAN).read());
    assertEquals(
        file
            + ": tensor "
            + key
            + ": expected F32 [6, 1, 5, 5], found "
            + found
            + "; the checkpoint is broken, train anew over the run, or choose another folder",
        refused.getMessage());
  }

  static Stream<Arguments> otherSlots() {
    return Stream.of(
        Arguments.of(null, "none"),
        Arguments.of(TensorEntry.of(3), "I64 []"),
        Arguments.of(TensorEntry.of(new FloatTensor(List.of(2), new float[] {1, -2})), "F32 [2]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          updates; -20; updates: expected 20 after the 2 epochs of test_losses, found -20
          updates; 21; updates: expected 20 after the 2 epochs of test_losses, found 21
          updates; 9223372036854775807; updates: expected 20 after the 2 epochs of test_losses, found 9223372036854775807
          updates; many; updates: expected 20 after the 2 epochs of test_losses, found many
          updates; ; updates: expected 20 after the 2 epochs of test_losses, found none
          test_losses; 0.5; updates: expected 10 after the 1 epoch of test_losses, found 20
          test_losses; 0.5,0.4,0.3,0.2; test_losses: expected at most 3, one for each epoch of the recipe, found 4
          test_losses; 0.5,NaN; test_losses: expected finite numbers, found 0.5,NaN
          test_losses; -Infinity,0.3; test_losses: expected finite numbers, found -Infinity,0.3
          test_losses; 0.5,; updates: expected 10 after the 1 epoch of test_losses, found 20
          test_losses; 0.5,low; test_losses: expected numbers, found 0.5,low
          test_losses; ; 'test_losses: expected numbers, found '
          """)
  void progressThatTheRunCannotHaveMadeIsRefused(String key, String value, String message)
      throws IOException {
    Safetensors whole = Safetensors.read(file);
    Map<String, String> metadata = new LinkedHashMap<>(whole.metadata());
    metadata.remove(key);
    if (value != null) {
      metadata.put(key, value);
    }
    new Safetensors(whole.tensors(), metadata).write(file);
    var refused =
        assertThrows(RunFolderException.class, () -> new CheckpointFile(file, PLAN).read());
    assertEquals(
        file
            + ": "
            + message
            + "; the checkpoint is broken, train anew over the run, or choose another folder",
        refused.getMessage());
  }

  @Test
  void folderInPlaceOfTheFileIsNoCheckpoint() throws IOException {
    Files.delete(file);
    Files.createDirectory(file);
    var refused = assertThrows(IOException.class, () -> new CheckpointFile(file, PLAN).read());
    assertEquals(file + ": expected a checkpoint, found no file", refused.getMessage());
  }

  @Test
  void folderThatWasRemovedWhileTheRunTrainedIsNamed() throws IOException {
    var files = new CheckpointFile(folder.resolve("checkpoint").resolve("state"), PLAN);
    var failed = assertThrows(IOException.class, () -> files.write(CHECKPOINT));
    assertEquals(
        folder.resolve("checkpoint")
            + ": the folder was removed while the run trained; put it back, resume the run",
        failed.getMessage());
  }

  @Test
  void nullsAreNamed() {
    var e = assertThrows(NullPointerException.class, () -> new CheckpointFile(null, PLAN));
    assertEquals("file", e.getMessage());
    e = assertThrows(NullPointerException.class, () -> new CheckpointFile(file, null));
    assertEquals("plan", e.getMessage());
    e = assertThrows(NullPointerException.class, () -> new RunFolder(null));
    assertEquals("path", e.getMessage());
    var checkpoints = new CheckpointFile(file, PLAN);
    e = assertThrows(NullPointerException.class, () -> new RunWriter(null, checkpoints));
    assertEquals("folder", e.getMessage());
    e = assertThrows(NullPointerException.class, () -> new RunWriter(new RunFolder(folder), null));
    assertEquals("checkpoints", e.getMessage());
  }

  @Test
  void secondWriteReplacesTheFirst() throws IOException {
    var files = new CheckpointFile(file, PLAN);
    var weights = new Weights(CHECKPOINT.weights().tensors(), 30);
    files.write(new Checkpoint(List.of(3.0, 2.0, 1.0), weights, CHECKPOINT.slots()));
    assertEquals(3, files.read().orElseThrow().epochsDone());
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(List.of(file), all.toList());
    }
  }
}
