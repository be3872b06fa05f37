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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsFolderTest {

  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void copyOneRun() throws IOException {
    run = Fixtures.copyRun("s7/model2/seed-0", folder.resolve("s7/model2/seed-0"));
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
  void sameSeedsLieSideBySideInTheFoldersOfTheirEngines() throws IOException {
    Path byVector = Fixtures.copyRun("s7/model2/seed-0", folder.resolve("vector/s7/model2/seed-0"));
    Path manifest = byVector.resolve("run.json");
    assertEquals(1, ResultsFolder.read(folder).faults().size(), "it is TensorFlow's");
    Files.writeString(manifest, Files.readString(manifest).replace("\"tensorflow\"", "\"vector\""));

    ResultsFolder read = ResultsFolder.read(folder);
    assertEquals(List.of(), read.faults());
    assertEquals(
        List.of("tensorflow", "vector"), read.runs().stream().map(RunLog::engine).toList());
    ExperimentRuns model2 = SortedRuns.of(Fixtures.EXPERIMENTS, read).experiments().get(2);
    assertEquals(List.of("tensorflow", "vector"), List.copyOf(model2.byEngine().keySet()));
    assertEquals("tensorflow", model2.leading().get(0).engine());
  }

  @Test
  void filesThatAreNoRunsAreOfNoConcern() throws IOException {
    Files.writeString(folder.resolve("README.md"), "# Runs\n");
    Files.createDirectories(run.resolve("checkpoint"));
    Files.createDirectories(folder.resolve("plots"));

    assertSound(ResultsFolder.read(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed-0.bak", "seed-0 (copy)", "seed-", "best", "seed-0/old/seed-0"})
  void aBackupCopyUnderAnotherNameIsOfNoConcern(String name) throws IOException {
    Fixtures.copyRun("s7/model2/seed-0", folder.resolve("s7/model2").resolve(name));

    assertSound(ResultsFolder.read(folder));
  }

  @Test
  void aRunWithoutItsManifestIsAFault() throws IOException {
    Files.delete(run.resolve("run.json"));

    assertFault("run.json: there is no such run manifest");
  }

  @Test
  void aRunWithoutItsEpochLogIsAFault() throws IOException {
    Files.delete(run.resolve("epochs.csv"));

    assertFault("epochs.csv: there is no such epoch log");
  }

  @Test
  void aRunThatCannotBeReadIsAFault() throws IOException {
    Files.writeString(run.resolve("run.json"), "{");

    assertFault("");
  }

  @Test
  void anEmptySeedFolderIsAFaultAndTheSoundRunStays() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("s7/model2/seed-1"));

    ResultsFolder found = ResultsFolder.read(folder);
    assertEquals(
        List.of(empty.resolve("run.json") + ": there is no such run manifest"), found.faults());
    assertEquals(List.of("s7/model2 seed 0"), found.runs().stream().map(RunLog::name).toList());
  }

  @Test
  void aRunInAnotherRunsPlaceIsAFault() throws IOException {
    Path moved = Files.move(run, folder.resolve("s7/model2/seed-3"));

    ResultsFolder found = ResultsFolder.read(folder);
    assertEquals(
        List.of(moved + ": expected this run, by its manifest, at " + run + "; move it there"),
        found.faults());
    assertEquals(List.of(), found.runs());
  }

  @Test
  void aCopyInAnotherPlaceIsAFaultAndTheRunStays() throws IOException {
    Path copy = Fixtures.copyRun("s7/model2/seed-0", folder.resolve("old/s7/model2/seed-0"));

    ResultsFolder found = ResultsFolder.read(folder);
    assertEquals(
        List.of(
            copy
                + ": expected this run, by its manifest, at "
                + run
                + "; there is one already; remove one of the two"),
        found.faults());
    assertEquals(1, found.runs().size());
  }

  @Test
  void anEpochLogOfAnotherSeedIsAFault() throws IOException {
    Path log = run.resolve("epochs.csv");
    Files.writeString(log, Files.readString(log).replace("mnist,0,", "mnist,5,"));

    assertFault(
        "the epoch log is of s7/model2 on mnist with seed 5,"
            + " the manifest of s7/model2 on mnist with seed 0");
  }

  @Test
  void aCompleteRunThatLacksAnEpochIsAFault() throws IOException {
    Path log = run.resolve("epochs.csv");
    List<String> lines = Files.readAllLines(log);
    Files.write(log, lines.subList(0, lines.size() - 1));

    assertFault("the manifest expects 6 epochs, the log has 5");
  }

  @Test
  void aTornLastRowOfAnInterruptedRunIsLeftOutWithAWarning() throws IOException {
    Path manifest = run.resolve("run.json");
    String complete = Files.readString(manifest);
    Path log = run.resolve("epochs.csv");
    String rows = Files.readString(log);
    Files.writeString(log, rows.substring(0, rows.length() - 30));
    assertFault("found a torn last line; resume the run to repair");

    Files.writeString(
        manifest, complete.replaceFirst("\"complete\" ?: true", "\"complete\" : false"));
    ResultsFolder found = ResultsFolder.read(folder);
    assertEquals(
        List.of(log + ": line 7: a torn last row is left out; resume the run"), found.warnings());
    assertEquals(List.of(), found.faults());
    assertEquals(5, found.runs().get(0).epochs().size());
  }

  @Test
  void linksAreFollowed() throws IOException {
    Path real = folder.resolve("real");
    Path copy = Fixtures.copyRun("s7/model2/seed-0", real.resolve("s7/model2/seed-0"));
    assertSound(ResultsFolder.read(Files.createSymbolicLink(folder.resolve("link"), real)));

    Path linked = Files.createDirectories(folder.resolve("linked/s7/model2"));
    Files.createSymbolicLink(linked.resolve("seed-0"), copy);
    assertSound(ResultsFolder.read(folder.resolve("linked")));
  }

  @Test
  void aLinkThatLeadsBackIsAFaultAndTheRunStays() throws IOException {
    Path loop = Files.createSymbolicLink(folder.resolve("s7/all"), folder);

    ResultsFolder found = ResultsFolder.read(folder);
    assertEquals(
        List.of(loop + ": this link leads back to a folder that holds it; remove the link"),
        found.faults());
    assertEquals(1, found.runs().size());
  }

  @Test
  void aLinkToNothingInPlaceOfARunIsAFault() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("s7/seed-1"), folder.resolve("none"));

    assertEquals(
        List.of(link + ": expected the folder of a run, found a file or a link to nothing"),
        ResultsFolder.read(folder).faults());
  }

  @Test
  void aMissingFolderIsAnError() {
    assertThrows(NoSuchFileException.class, () -> ResultsFolder.read(folder.resolve("none")));
  }

  private static void assertSound(ResultsFolder found) {
    assertEquals(List.of("s7/model2 seed 0"), found.runs().stream().map(RunLog::name).toList());
    assertEquals(List.of(), found.faults());
  }

  private void assertFault(String problem) throws IOException {
    ResultsFolder found = ResultsFolder.read(folder);
    assertEquals(1, found.faults().size(), found.faults().toString());
    String fault = found.faults().get(0);
    assertTrue(fault.startsWith(run.toString()), fault);
    assertTrue(fault.endsWith(problem), fault);
    assertEquals(1, fault.lines().count());
    assertEquals(List.of(), found.runs());
  }
}
