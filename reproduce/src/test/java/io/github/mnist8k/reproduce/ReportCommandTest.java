package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that keeps the README's tables up to date. */
class ReportCommandTest {

  private static final String EMPTY_SECTION =
      "before\n<!-- mnist8k:results:era2-s7 begin -->\n<!-- mnist8k:results:era2-s7 end -->\nafter\n";

  @TempDir Path folder;
  private Path readme;
  private Path results;

  @BeforeEach
  void makeReadme() throws IOException {
    readme = Files.writeString(folder.resolve("README.md"), EMPTY_SECTION);
    results = Files.createDirectory(folder.resolve("results"));
  }

  @Test
  void tablesAreWrittenBetweenTheMarkersAndThenUpToDate() throws IOException {
    Invocation stale = report("--check");
    stale.assertRefused(readme.toString(), "era2-s7", "out of date");
    assertEquals(EMPTY_SECTION, Files.readString(readme));

    assertEquals(0, report().status());
    String written = Files.readString(readme);
    assertTrue(written.startsWith("before\n") && written.endsWith("after\n"), written);
    assertTrue(written.contains("99.42"), written);

    assertEquals(0, report("--check").status());
    assertEquals(0, report().status());
    assertEquals(written, Files.readString(readme));
  }

  @Test
  void resultsAreMissing() throws IOException {
    Files.delete(results);
    report().assertRefused(results.toString());
    report("--check").assertRefused(results.toString());
  }

  @Test
  void readmeIsMissing() throws IOException {
    Files.delete(readme);
    report().assertRefused(readme.toString());
    report("--check").assertRefused(readme.toString());
    assertTrue(Files.notExists(readme));
  }

  @Test
  void markersAreMissing() throws IOException {
    Files.writeString(readme, "no markers\n");
    report().assertRefused(readme.toString(), "<!-- mnist8k:results:era2-s7 begin -->");
    report("--check").assertRefused(readme.toString(), "<!-- mnist8k:results:era2-s7 begin -->");
    assertEquals("no markers\n", Files.readString(readme));
  }

  @Test
  void resultsHoldARunOfNoKnownExperiment() throws IOException {
    Path run = Files.createDirectories(results.resolve("other/model1/seed-0"));
    EpochCsv.create(run.resolve(EpochCsv.FILE_NAME));
    RunManifestJson.write(
        run.resolve(RunManifestJson.FILE_NAME),
        new RunManifest(
            "other/model1",
            "Other",
            0,
            new RunManifest.DatasetInfo("mnist", 60_000, 10_000, Map.of()),
            new RunManifest.NetInfo("none", 1, List.of()),
            Map.of(),
            15,
            0,
            false,
            new RunManifest.SoftwareInfo("code", "tensorflow", "java", "os"),
            new RunManifest.MachineInfo("cpu", 1, "cpu", 1),
            null,
            "2026-01-01T00:00:00Z",
            null,
            0));
    report().assertRefused("other/model1 seed 0: there is no such experiment");
    report("--check").assertRefused("other/model1 seed 0: there is no such experiment");
    assertEquals(EMPTY_SECTION, Files.readString(readme));
  }

  private Invocation report(String... more) {
    List<Object> args = new ArrayList<>(List.of("report", "--results", results));
    args.addAll(List.of("--readme", readme));
    args.addAll(List.of(more));
    return Invocation.of(args.toArray());
  }
}
