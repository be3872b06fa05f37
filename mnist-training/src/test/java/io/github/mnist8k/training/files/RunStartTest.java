package io.github.mnist8k.training.files;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunStartTest {

  private static final int EPOCHS = 3;

  @TempDir static Path trained;
  @TempDir Path out;
  private RunFolder folder;

  @BeforeAll
  static void train() throws IOException {
    for (int epochs = 1; epochs <= EPOCHS; epochs++) {
      var run = new RunFolder(trained.resolve("to " + epochs));
      if (epochs > 1) {
        copy(trained.resolve("to " + (epochs - 1)), run.path());
      }
      SmallRun.train(SmallRun.plan(1, epochs), run, true);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.createDirectories(to.getParent());
        Files.copy(path, to.resolve(from.relativize(path)));
      }
    }
  }

  /** Puts a run into the folder that has come to its end after some epochs. */
  private void trainedTo(int epochs) throws IOException {
    copy(trained.resolve("to " + epochs), folder.path());
  }

  @BeforeEach
  void name() {
    folder = RunFolder.of(out, "test/small", 1);
  }

  private RunStart resumed(RunPlan plan) throws IOException {
    return RunStart.of(folder, plan, EarlierRun.RESUMED);
  }

  private void assertRefused(EarlierRun earlier, String message) {
    var refused =
        assertThrows(IOException.class, () -> RunStart.of(folder, SmallRun.plan(1, 3), earlier));
    assertEquals(message, refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"epochs.csv", "weights.safetensors", "checkpoint/state.safetensors"})
  void anythingThatARunLeftIsInTheWayOfANewOne(String left) throws IOException {
    Path file = folder.path().resolve(left);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "header\ntest/small,synth");
    assertRefused(
        EarlierRun.REFUSED,
        folder.path()
            + ": there is a run already; resume it, replace it, or choose another folder");
    assertEquals("header\ntest/small,synth", Files.readString(file));
    RunStart overwritten = RunStart.of(folder, SmallRun.plan(1, 3), EarlierRun.OVERWRITTEN);
    assertTrue(overwritten.checkpoint().isEmpty());
    assertTrue(Files.exists(file), "nothing is removed before the run starts");
  }

  @Test
  void logWithoutARowIsNotInTheWay() throws IOException {
    Files.createDirectories(folder.path());
    EpochCsv.create(folder.epochs());
    Files.writeString(folder.manifest(), "{}");
    assertFalse(RunStart.of(folder, SmallRun.plan(1, 3), EarlierRun.REFUSED).finished());
  }

  @Test
  void renamedCopyOfTheDataGoesOnUnderTheNameOfTheRun() throws IOException {
    trainedTo(1);
    RunPlan copy = SmallRun.renamed(SmallRun.plan(1, 2), "copy");
    assertEquals(
        List.of("the files of dataset copy are those of synthetic, whose name it keeps"),
        resumed(copy).notes());
    SmallRun.train(copy, folder, true);
    assertEquals(
        List.of("synthetic", "synthetic"),
        EpochCsv.read(folder.epochs()).stream().map(EpochRecord::dataset).toList());
    assertEquals("synthetic", RunManifestJson.read(folder.manifest()).dataset().name());
    SmallRun.train(SmallRun.plan(1, 3), folder, true);
    assertEquals(3, EpochCsv.read(folder.epochs()).size());
  }

  @Test
  void otherDataOfTheSameNameIsRefused() throws IOException {
    trainedTo(1);
    RunPlan plan = SmallRun.plan(1, 2);
    Dataset data = plan.dataset();
    Map<String, String> hashes = Map.of("train-images-idx3-ubyte", "5678");
    var otherData = new Dataset(data.name(), data.origin(), data.train(), data.test(), hashes);
    var other = plan.withDataset(otherData);
    var refused = assertThrows(IOException.class, () -> resumed(other));
    assertTrue(
        refused
            .getMessage()
            .contains("dataset: train-images-idx3-ubyte: expected SHA-256 5678..., found 1234..."),
        refused.getMessage());
  }

  @Test
  void finishedRunIsLeftAsItIs() throws IOException {
    trainedTo(2);
    RunStart start = resumed(SmallRun.plan(1, 2));
    assertTrue(start.finished());
    assertEquals(List.of(), start.notes());
    assertFalse(resumed(SmallRun.plan(1, 3)).finished());
  }

  @Test
  void runWithMoreEpochsThanAskedForSaysSo() throws IOException {
    trainedTo(3);
    RunStart start = resumed(SmallRun.plan(1, 1));
    assertTrue(start.finished());
    assertEquals(List.of("has 3 epochs already, asked for 1: trains none"), start.notes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"missing", "broken", "of fewer epochs"})
  void runWhoseWeightsAreNotThoseOfItsEpochsIsNotFinished(String weights) throws IOException {
    trainedTo(2);
    switch (weights) {
      case "missing" -> Files.delete(folder.weights());
      case "broken" -> Files.writeString(folder.weights(), "nonsense");
      default ->
          Files.copy(
              trained.resolve("to 1/weights.safetensors"), folder.weights(), REPLACE_EXISTING);
    }
    assertFalse(resumed(SmallRun.plan(1, 1)).finished());
    assertFalse(resumed(SmallRun.plan(1, 2)).finished());
  }

  @Test
  void runKilledBeforeItsManifestWasFinishedIsNotFinished() throws IOException {
    trainedTo(2);
    String manifest = Files.readString(folder.manifest());
    Files.writeString(
        folder.manifest(),
        manifest.replaceFirst("\"finished\" : \"[^\"]*\"", "\"finished\" : null"));
    assertFalse(resumed(SmallRun.plan(1, 2)).finished());
  }

  @Test
  void otherNumberOfThreadsIsSaid() throws IOException {
    trainedTo(1);
    assertEquals(List.of(), resumed(SmallRun.plan(1, 2)).notes());
    RunPlan plan = SmallRun.plan(1, 2);
    var other =
        new RunPlan(plan.experiment(), plan.dataset(), 1, 2, plan.engine(), Execution.cpu(1));
    assertEquals(
        List.of(
            "goes on with 1 thread on the CPU after 2 threads on the CPU: its last digits may differ"
                + " from those of a run that kept them"),
        resumed(other).notes());
  }

  @Test
  void epochsWithoutTheirCheckpointAreNeverReplacedByAResumedRun() throws IOException {
    trainedTo(2);
    Files.delete(folder.checkpoint());
    String refusal =
        folder.checkpoint()
            + ": expected the checkpoint of the run, which has %s in its log, found none;"
            + " train anew over the run, or choose another folder";
    assertRefused(EarlierRun.RESUMED, refusal.formatted("2 epochs"));
    EpochCsv.keepBefore(folder.epochs(), 1);
    assertRefused(EarlierRun.RESUMED, refusal.formatted("1 epoch"));
    Files.delete(folder.weights());
    // As left by a run that was killed between its first row and its first checkpoint.
    assertTrue(resumed(SmallRun.plan(1, 2)).checkpoint().isEmpty());
  }

  @Test
  void logWithoutManifestIsThatOfAProcessKilledWhileItWroteFiles() throws IOException {
    trainedTo(2);
    Files.delete(folder.checkpoint());
    Files.delete(folder.weights());
    Files.delete(folder.manifest());
    assertTrue(resumed(SmallRun.plan(1, 2)).checkpoint().isEmpty());
  }
}
