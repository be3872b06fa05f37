package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.tensorflow.Tensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log, the checkpoint and the weights that a run leaves, also after it was killed. */
class RunFilesTest {

  @TempDir Path out;
  private RunFolder folder;

  @BeforeEach
  void name() {
    folder = RunFolder.of(out, "test/small", 1);
  }

  private List<EpochRecord> rows() throws IOException {
    return EpochCsv.read(folder.epochs()).stream().map(SmallRun::withoutSeconds).toList();
  }

  private TreeSet<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      var names = new TreeSet<String>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(out.relativize(file).toString().replace('\\', '/')));
      return names;
    }
  }

  @Test
  void runLeavesTheFilesOfTheContractAndNothingElse() throws IOException {
    RunPlan plan = SmallRun.plan(1, 2);
    Weights weights = SmallRun.train(plan, folder, false).weights();
    assertEquals(
        new TreeSet<>(
            List.of(
                "test/small/seed-1/checkpoint/state.safetensors",
                "test/small/seed-1/epochs.csv",
                "test/small/seed-1/run.json",
                "test/small/seed-1/test-answers-idx1-ubyte",
                "test/small/seed-1/weights.safetensors")),
        files());
    assertEquals(2, rows().size());
    Weights written = Weights.read(folder.weights(), plan.net());
    Tensors.assertSame(weights.tensors(), written.tensors());
    assertEquals(20, written.updates());
    Map<String, String> metadata = Safetensors.read(folder.weights()).metadata();
    assertEquals(
        Set.of("experiment", "dataset", "seed", "epochs", "layers", "normalization"),
        metadata.keySet());
    assertEquals("test/small", metadata.get("experiment"));
    assertEquals("2", metadata.get("epochs"));
    Model read = Model.read(folder.weights());
    assertEquals(plan.net(), read.net());
    assertEquals(plan.recipe().normalization(), read.normalization());
    Tensors.assertSame(weights.tensors(), read.weights().tensors());
    var checkpoint = new CheckpointFile(folder.checkpoint(), plan).read().orElseThrow();
    assertEquals(2, checkpoint.epochsDone());
    Tensors.assertSame(weights.tensors(), checkpoint.weights().tensors());
  }

  @Test
  void answersAreThoseThatTheLastTestCounted() throws IOException {
    RunPlan plan = SmallRun.plan(1, 2);
    SmallRun.train(plan, folder, false);
    byte[] answers = IdxReader.labels(folder.answers());
    assertEquals(SmallRun.TEST_IMAGES, answers.length);
    int correct = 0;
    for (int i = 0; i < answers.length; i++) {
      correct += answers[i] == plan.dataset().test().label(i) ? 1 : 0;
    }
    assertEquals(rows().get(1).testCorrect(), correct);
  }

  @Test
  void newRunRemovesWhatAnEarlierOneLeftButNoOtherFile() throws IOException {
    SmallRun.train(SmallRun.plan(1, 2), folder, false);
    Path notes = folder.path().resolve("notes.txt");
    Files.writeString(notes, "mine");
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    assertEquals(1, rows().size());
    assertEquals("mine", Files.readString(notes));
  }

  @Test
  void killedBetweenLogAndCheckpointTheRowTooManyIsCut() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    byte[] checkpoint = Files.readAllBytes(folder.checkpoint());
    SmallRun.train(SmallRun.plan(1, 2), folder, true);
    List<EpochRecord> two = rows();
    Files.write(folder.checkpoint(), checkpoint);
    SmallRun.train(SmallRun.plan(1, 3), folder, true);
    List<EpochRecord> three = rows();
    assertEquals(3, three.size());
    assertEquals(two, three.subList(0, 2));
  }

  @Test
  void killedInTheMiddleOfARowTheTornRowIsCut() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    String log = Files.readString(folder.epochs());
    Files.writeString(folder.epochs(), log + "test/small,synthetic,1,1,10,0.0");
    SmallRun.train(SmallRun.plan(1, 2), folder, true);
    assertEquals(2, rows().size());
    assertTrue(Files.readString(folder.epochs()).startsWith(log));
  }

  @Test
  void fewerRowsThanTheCheckpointHasEpochsAreRefused() throws IOException {
    SmallRun.train(SmallRun.plan(1, 2), folder, false);
    EpochCsv.keepBefore(folder.epochs(), 1);
    byte[] weights = Files.readAllBytes(folder.weights());
    var refused =
        assertThrows(IOException.class, () -> SmallRun.train(SmallRun.plan(1, 3), folder, true));
    assertEquals(
        folder.epochs()
            + ": expected the 2 epochs of the checkpoint beside it, found 1;"
            + " train anew over the run, or choose another folder",
        refused.getMessage());
    assertEquals(1, rows().size());
    assertEquals(weights.length, Files.size(folder.weights()));
  }

  @Test
  void resumingWithoutACheckpointStartsAtTheBeginning() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), folder, true);
    assertEquals(1, rows().size());
  }

  @Test
  void weightsOfMoreEpochsThanAskedForAreLabelledTruly() throws IOException {
    SmallRun.train(SmallRun.plan(1, 3), folder, false);
    byte[] weights = Files.readAllBytes(folder.weights());
    Files.delete(folder.weights());
    SmallRun.train(SmallRun.plan(1, 1), folder, true);
    assertEquals("3", Safetensors.read(folder.weights()).metadata().get("epochs"));
    assertArrayEquals(weights, Files.readAllBytes(folder.weights()));
  }

  @Test
  void dataOfAnotherNameIsNoRowOfTheRun() throws IOException {
    RunPlan plan = SmallRun.plan(1, 2);
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    RunPlan renamed = SmallRun.renamed(plan, "copy");
    String log = Files.readString(folder.epochs());
    var writer = new RunWriter(folder, new CheckpointFile(folder.checkpoint(), renamed));
    var refused = assertThrows(IOException.class, () -> writer.started(renamed, 1, 10));
    assertEquals(
        folder.epochs() + ": expected dataset copy, found synthetic", refused.getMessage());
    assertEquals(log, Files.readString(folder.epochs()));
  }

  @Test
  void foldersMayBeLinks(@TempDir Path elsewhere) throws IOException {
    Files.createDirectories(folder.path().getParent());
    Path run = Files.createDirectory(elsewhere.resolve("run"));
    Path checkpoint = Files.createDirectory(elsewhere.resolve("checkpoint"));
    Files.createSymbolicLink(folder.path(), run);
    Files.createSymbolicLink(run.resolve("checkpoint"), checkpoint);
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    assertEquals(1, EpochCsv.read(run.resolve("epochs.csv")).size());
    assertTrue(Files.exists(checkpoint.resolve("state.safetensors")));
  }

  @Test
  void folderThatIsAFileIsNamed() throws IOException {
    Files.writeString(out.resolve("test"), "a file");
    var refused =
        assertThrows(IOException.class, () -> SmallRun.train(SmallRun.plan(1, 1), folder, false));
    assertTrue(refused.getMessage().contains(out.resolve("test").toString()), refused.getMessage());
  }

  @Test
  void checkpointIsThereWhenTheRunIsKilledBeforeItsEnd() throws IOException {
    RunPlan plan = SmallRun.plan(1, 2);
    var checkpoints = new CheckpointFile(folder.checkpoint(), plan);
    var killed =
        new RunListener() {
          @Override
          public void trained(int epoch, Metrics train) {
            if (epoch == 1) {
              throw new IllegalStateException("killed");
            }
          }
        };
    var run = new TrainingRun(plan, List.of(new RunWriter(folder, checkpoints), killed));
    assertThrows(IllegalStateException.class, () -> run.train(checkpoints.read()));
    assertEquals(1, checkpoints.read().orElseThrow().epochsDone());
    assertEquals(1, rows().size());
    assertFalse(Files.exists(folder.weights()));
  }

  /** A process that is killed while it writes a file leaves a part of it under another name. */
  @Test
  void partsThatAKilledRunLeftAreRemoved() throws IOException {
    Path part = Files.createDirectories(folder.path()).resolve(".run.json.0000.part");
    Files.writeString(part, "{");
    Path notOurs = Files.writeString(folder.path().resolve("notes.part"), "mine");
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    assertTrue(Files.notExists(part), "the part is still there");
    assertTrue(Files.exists(notOurs), "a file of the user's is gone");
  }

  @Test
  void manifestWithoutALogIsNotThrownAway() throws IOException {
    Files.createDirectories(folder.path());
    Files.writeString(folder.manifest(), "junk");
    assertTrue(folder.holdsRun());
  }
}
