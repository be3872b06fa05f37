package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The folder of results that the report command reads: missing, faulty, or with fewer than before.
 */
class ReportResultsTest extends ReportFixture {

  @Test
  void resultsAreMissing() throws IOException {
    Files.delete(results);
    report().assertRefused(results.toString());
    report("--check").assertRefused(results.toString());
  }

  @Test
  void resultsHoldARunOfNoKnownExperiment() throws IOException {
    Path run = Files.createDirectories(results.resolve("other/model1/seed-0"));
    EpochCsv.create(run.resolve(EpochCsv.FILE_NAME));
    RunManifestJson.write(
        run.resolve(RunManifestJson.FILE_NAME),
        new RunManifest(
            new ObjectMapper()
                .readTree(
                    "{\"id\": \"other/model1\", \"title\": \"Other\", \"layers\": [], \"recipe\": {}}"),
            new RunManifest.EngineInfo("tensorflow", "2.18.0"),
            0,
            new RunManifest.DatasetInfo("mnist", 60_000, 10_000, Map.of()),
            new RunManifest.NetInfo("none", 1),
            15,
            0,
            false,
            new RunManifest.SoftwareInfo("code", "java", "os"),
            new RunManifest.MachineInfo("cpu", 1, "cpu", 1),
            null,
            "2026-01-01T00:00:00Z",
            null,
            0));
    report().assertRefused("other/model1 seed 0: there is no such experiment");
    report("--check").assertRefused("other/model1 seed 0: there is no such experiment");
    assertEquals(EMPTY_README, Files.readString(readme));
  }

  @Test
  void resultsCanBeALink() throws IOException {
    addRun("s7/model3", 0);
    results = Files.createSymbolicLink(folder.resolve("link"), results);
    assertEquals(0, report().status());
    assertTrue(Files.readString(s7).contains("| ours, 1 seed |"));
  }

  @Test
  void reportThatWouldLoseEveryResultIsRefused() throws IOException {
    addRun("s7/model3", 0);
    assertEquals(0, report().status());
    String written = Files.readString(readme);

    results = Files.createDirectory(folder.resolve("wrong"));
    report().assertRefused(results + ": no results there", s7.toString(), "--results");
    report("--check").assertRefused(results + ": no results there");
    results = folder.resolve("none");
    report().assertRefused(results + ": there is no such folder of results", "--results");
    assertEquals(written, Files.readString(readme));
  }

  @Test
  void reportThatLosesSomeResultsSaysWhichAndIsWritten() throws IOException {
    addRun("s7/model3", 0);
    Path dropped = addRun("era2-s7/step3", 0);
    assertEquals(0, report().status());

    Files.move(dropped, folder.resolve("seed-0"));
    Invocation fewer = report();
    assertEquals(0, fewer.status());
    String loss = "warning: " + page + " loses results: ERA V2 Session 7, Step 3 (0 of 1 seeds";
    assertTrue(fewer.err().contains(loss), fewer.err());
    assertEquals(1, Files.readString(page).split("ours, 1 seed", -1).length - 1);
  }

  @Test
  void faultyRunIsRefusedHereAndAWarningInList() throws IOException {
    addRun("s7/model3", 0);
    Path broken = Files.createDirectories(results.resolve("s7/model3/seed-1"));
    Path empty = Files.createDirectories(results.resolve("s7/model3/seed-2"));

    report().assertRefused(broken + "/run.json: there is no such run manifest", "and 1 more");
    assertEquals(EMPTY_README, Files.readString(readme));

    Invocation list = Invocation.of("list", "--results", results);
    assertEquals(0, list.status());
    assertTrue(list.err().contains("warning: " + empty), list.err());
    assertEquals(2, list.err().lines().count());
    assertTrue(list.out().lines().anyMatch(line -> line.matches("s7/model3 .* 99\\.\\d\\d")));
  }
}
