package io.github.mnist8k.reproduce.command;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.reproduce.DataFiles;
import io.github.mnist8k.reproduce.Folders;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.files.RunLock;
import io.github.mnist8k.training.log.EpochCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} does with folders in which something lies already. */
class RunCommandTest {

  private static final String STEP_6 = "era2-s7/step6";

  @TempDir Path folder;
  private Path data;
  private Path out;
  private int threads = 1;

  @BeforeEach
  void drawDigits() throws IOException {
    data = DataFiles.folder(folder.resolve("digits"), SyntheticDigits.draw(128, 1));
    out = folder.resolve("runs");
  }

  private RunFolder run(int seed) {
    return RunFolder.of(out, STEP_6, seed);
  }

  private Invocation train(int epochs, Object... more) {
    List<Object> words = new ArrayList<>(List.of("run", "--step", 6, "--epochs", epochs));
    words.addAll(List.of("--device", "cpu", "--quiet", "--data", data, "--out", out));
    words.addAll(List.of("--threads", threads));
    words.addAll(List.of(more));
    return Invocation.of(words.toArray());
  }

  private void trained(int epochs, Object... more) {
    train(epochs, more).silentSuccess();
  }

  @Test
  void earlierRunIsInTheWayUntilItIsToldWhatHappensToIt() throws IOException {
    trained(1);
    Map<Path, Long> before = Folders.content(out);
    train(1, "--seeds", "1,0")
        .assertRefused(run(0).path().toString(), "--resume", "--overwrite", "--out");
    train(1, "--resume", "--overwrite").assertRefused("--overwrite", "without --resume");
    assertEquals(before, Folders.content(out), "no seed was trained, nothing was touched");
    trained(2, "--overwrite");
    assertEquals(2, EpochCsv.read(run(0).epochs()).size());
  }

  @Test
  void unfinishedRunIsInTheWayToo() throws IOException {
    Files.createDirectories(run(0).path());
    EpochCsv.create(run(0).epochs());
    Files.writeString(run(0).epochs(), "era2-s7/step6,digits,0,0", APPEND);
    train(1).assertRefused(run(0).path().toString(), "--resume", "--overwrite", "--out");
  }

  @Test
  void runThatAnotherTrainsIsRefusedAtOnce() throws IOException {
    try (RunLock lock = RunLock.take(run(1))) {
      assertTrue(lock.warning().isEmpty());
      Map<Path, Long> before = Folders.content(out);
      for (String how : List.of("--overwrite", "--resume")) {
        train(1, "--seeds", "0..1", how)
            .assertRefused(run(1).path().toString(), "another run or process is training it");
      }
      assertEquals(before, Folders.content(out));
    }
  }

  @Test
  void checkpointThatIsBrokenIsOneLineBeforeAnythingIsTrained() throws IOException {
    Files.createDirectories(run(1).checkpoint().getParent());
    Files.writeString(run(1).checkpoint(), "nonsense");
    Map<Path, Long> before = Folders.content(out);
    train(2, "--seeds", "0..1", "--resume")
        .assertRefused(run(1).checkpoint().toString(), "the checkpoint is broken", "--overwrite");
    assertEquals(before, Folders.content(out));
  }

  @Test
  void weightsAreLabelledWithTheEpochsThatTheyHave() throws IOException {
    trained(2);
    Files.delete(run(0).weights());
    Invocation resumed = train(1, "--resume");
    assertEquals(0, resumed.status());
    assertEquals(
        List.of(STEP_6 + " seed 0: has 2 epochs already, asked for 1: trains none"),
        resumed.err().lines().toList());
    assertEquals("2", Safetensors.read(run(0).weights()).metadata().get("epochs"));
  }

  @Test
  void renamedDataAndOtherThreadsAreSaid() throws IOException {
    trained(1);
    Files.move(data, folder.resolve("moved"));
    data = folder.resolve("moved");
    threads = 2;
    Invocation resumed = train(2, "--resume");
    assertEquals(0, resumed.status(), resumed.err());
    List<String> said = resumed.err().lines().toList();
    assertEquals(2, said.size(), resumed.err());
    assertTrue(said.get(0).contains("dataset moved"), said.get(0));
    assertTrue(said.get(1).contains("2 threads on the CPU after 1 thread"), said.get(1));
    assertEquals("digits", EpochCsv.read(run(0).epochs()).get(1).dataset());
  }

  @Test
  void outIsAnEmptyText() {
    for (String nothing : List.of("", " ")) {
      out = Path.of(nothing);
      train(1).assertRefused("--out", "found nothing");
    }
    assertTrue(Files.notExists(Path.of("era2-s7")), "nothing in the current folder");
  }

  @Test
  void outIsALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Files.createSymbolicLink(out, real);
    trained(1);
    assertEquals(1, EpochCsv.read(RunFolder.of(real, STEP_6, 0).epochs()).size());
    train(1).assertRefused(run(0).path().toString(), "--resume");
  }

  /** The folder of seed 0 cannot be made. */
  @Test
  void failureOfOneRunLeavesTheResultsOfTheOthers() throws IOException {
    Files.createDirectories(run(0).path().getParent());
    Files.writeString(run(0).path(), "a file");
    Invocation all = train(1, "--seeds", "0..1");
    assertEquals(1, all.status());
    assertEquals(
        "warning: "
            + run(0).path()
            + ": expected the folder of a run, found a file or a link to nothing\nerror: 1 of 2 runs failed: "
            + STEP_6
            + " seed 0: "
            + run(0).path()
            + ": expected a folder, found a file",
        all.err().strip());
    assertTrue(all.out().contains(STEP_6 + " seed 1"), all.out());
    assertTrue(Files.exists(run(1).weights()));
    train(1).assertRefused(run(0).path().toString(), "expected a folder, found a file");
  }
}
