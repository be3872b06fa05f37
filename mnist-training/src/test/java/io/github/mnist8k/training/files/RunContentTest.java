package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.log.EpochCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunContentTest {

  @TempDir private Path out;
  private RunFolder trained;
  private RunFolder other;

  @BeforeEach
  void train() throws IOException {
    trained = RunFolder.of(out.resolve("here"), "test/small", 1);
    other = RunFolder.of(out.resolve("there"), "test/small", 1);
    SmallRun.train(SmallRun.plan(1, 2), trained, false);
  }

  @Test
  void carriedRunIsFinishedToo() throws IOException {
    Map<String, byte[]> files = RunContent.read(trained);
    assertEquals(
        List.of(
            "epochs.csv",
            "checkpoint/state.safetensors",
            "test-answers-idx1-ubyte",
            "weights.safetensors",
            "run.json"),
        List.copyOf(files.keySet()));
    RunContent.write(other, files);
    assertTrue(RunStart.of(other, SmallRun.plan(1, 2), EarlierRun.RESUMED).finished());
    for (String name : files.keySet()) {
      assertArrayEquals(files.get(name), Files.readAllBytes(other.path().resolve(name)), name);
    }
  }

  /** As if the process was killed after each of the files. */
  @Test
  void runOfWhichSomeFilesArrivedGoesOn() throws IOException {
    Map<String, byte[]> some = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> file : RunContent.read(trained).entrySet()) {
      RunContent.write(other, some);
      RunStart start = RunStart.of(other, SmallRun.plan(1, 2), EarlierRun.RESUMED);
      assertFalse(start.finished(), "finished without " + file.getKey());
      assertEquals(some.size() > 1, start.checkpoint().isPresent(), "without " + file.getKey());
      some.put(file.getKey(), file.getValue());
    }
  }

  @Test
  void filesReplaceThoseOfTheUnfinishedRun() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), other, false);
    RunContent.write(other, RunContent.read(trained));
    assertEquals(2, EpochCsv.read(other.epochs()).size());
    assertTrue(RunStart.of(other, SmallRun.plan(1, 2), EarlierRun.RESUMED).finished());
  }

  @Test
  void otherNamesAreRefusedAndNothingIsWritten() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>(RunContent.read(trained));
    files.put("../../seed-2/run.json", new byte[1]);
    var refused =
        assertThrows(IllegalArgumentException.class, () -> RunContent.write(other, files));
    assertEquals("../../seed-2/run.json: no file of a run has this name", refused.getMessage());
    assertTrue(Files.notExists(other.path()));
  }
}
