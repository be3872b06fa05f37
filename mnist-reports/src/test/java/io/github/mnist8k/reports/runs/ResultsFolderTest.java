package io.github.mnist8k.reports.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {

  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void copyOneRun() throws IOException {
    run = Files.createDirectories(folder.resolve("s7/model2/seed-0"));
    for (String file : List.of("epochs.csv", "run.json")) {
      Files.copy(
          Fixtures.resultsFolder().resolve("s7/model2/seed-0").resolve(file), run.resolve(file));
    }
  }

  @Test
  void findsAllRunsInTheOrderOfExperimentAndSeed() {
    assertEquals(
        List.of(
            "s7/model1 seed 0",
            "s7/model2 seed 0",
            "s7/model2 seed 1",
            "s7/model3 seed 0",
            "s7/model3 seed 7"),
        Fixtures.runs().stream().map(RunLog::name).toList());
  }

  @Test
  void filesThatAreNoRunsAreOfNoConcern() throws IOException {
    Files.writeString(folder.resolve("README.md"), "# Runs\n");
    Files.createDirectories(run.resolve("checkpoint"));
    Files.createDirectories(folder.resolve("plots"));

    assertEquals(1, ResultsFolder.read(folder).size());
  }

  @Test
  void aRunWithoutItsManifestIsAnError() throws IOException {
    Files.delete(run.resolve("run.json"));

    assertMessageNames("run.json: there is no such run manifest");
  }

  @Test
  void aRunWithoutItsEpochLogIsAnError() throws IOException {
    Files.delete(run.resolve("epochs.csv"));

    assertMessageNames("epochs.csv: there is no such epoch log");
  }

  @Test
  void anEmptySeedFolderIsAnError() throws IOException {
    Files.createDirectories(folder.resolve("s7/model2/seed-1"));

    var e = assertThrows(IOException.class, () -> ResultsFolder.read(folder));
    assertTrue(e.getMessage().contains("seed-1"), e.getMessage());
  }

  @Test
  void aRunInAnotherRunsPlaceIsAnError() throws IOException {
    Path moved = Files.move(run, folder.resolve("s7/model2/seed-3"));

    var e = assertThrows(IOException.class, () -> ResultsFolder.read(folder));
    assertEquals(
        moved + ": expected this run, by its manifest, at " + run + "; move it there",
        e.getMessage());
  }

  @Test
  void anEpochLogOfAnotherSeedIsAnError() throws IOException {
    Path log = run.resolve("epochs.csv");
    Files.writeString(log, Files.readString(log).replace("mnist,0,", "mnist,5,"));

    assertMessageNames(
        "the epoch log is of s7/model2 on mnist with seed 5,"
            + " the manifest of s7/model2 on mnist with seed 0");
  }

  @Test
  void aCompleteRunThatLacksAnEpochIsAnError() throws IOException {
    Path log = run.resolve("epochs.csv");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, lines.size() - 1));

    assertMessageNames("the manifest expects 6 epochs, the log has 5");
  }

  @Test
  void aMissingFolderIsAnError() {
    assertThrows(NoSuchFileException.class, () -> ResultsFolder.read(folder.resolve("none")));
  }

  private void assertMessageNames(String problem) {
    var e = assertThrows(IOException.class, () -> ResultsFolder.read(folder));
    assertTrue(e.getMessage().startsWith(run.toString()), e.getMessage());
    assertTrue(e.getMessage().endsWith(problem), e.getMessage());
  }
}
