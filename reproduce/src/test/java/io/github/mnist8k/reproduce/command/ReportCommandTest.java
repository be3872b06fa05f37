package io.github.mnist8k.reproduce.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.reports.plots.Plots;
import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that keeps the README's tables, the pages and the plots up to date. */
class ReportCommandTest {

  private static final List<String> ASSIGNMENTS =
      List.of("tsai-a6", "erav4-a6", "era-a6", "s7", "era2-s7");

  private static final String EMPTY_README = empty("experiments", "findings");

  private static String empty(String... sections) {
    return Stream.of(sections)
        .map(
            name ->
                "<!-- mnist8k:results:%1$s begin -->\n<!-- mnist8k:results:%1$s end -->\n"
                    .formatted(name))
        .collect(Collectors.joining("", "before\n", "after\n"));
  }

  private static final String MEASUREMENTS =
      """
      program,version,java,experiment,threads,jobs,figure,unit,n,median,min,max,cpu,cores,date
      mnist8k-vector,1.0,17.0.1,era2-s7/step3,1,1,training,images/s,3,9000,8500,9500,a processor,2,2026-01-02
      rival,2.0,-,era2-s7/step3,1,1,training,images/s,3,4000,3000,5000,a processor,2,2026-01-02
      rival,2.0,-,-,1,1,matmul,GFLOP/s,3,200,190,210,a processor,2,2026-01-02
      """;

  /** Shared, since drawing takes longer than all the rest: only what has changed is drawn again. */
  @TempDir static Path drawn;

  @TempDir Path folder;
  private Path readme;
  private Path results;
  private Path docs;
  private Path s7;
  private Path page;
  private Path claims;
  private Path seeds;
  private Path measurements;
  private Path performance;
  private Path plots;

  @BeforeEach
  void makeReadme() throws IOException {
    assumeTrue(Plots.canBeDrawn(), "this Java has no fonts to draw plots with");
    readme = Files.writeString(folder.resolve("README.md"), EMPTY_README);
    results = Files.createDirectory(folder.resolve("results"));
    docs = Files.createDirectory(folder.resolve("docs"));
    for (String assignment : ASSIGNMENTS) {
      Files.writeString(docs.resolve(assignment + ".md"), empty(assignment));
    }
    plots = Files.createSymbolicLink(docs.resolve("plots"), drawn);
    s7 = docs.resolve("s7.md");
    page = docs.resolve("experiments.md");
    claims = docs.resolve("claims.md");
    seeds = docs.resolve("seeds.md");
    measurements = Files.writeString(folder.resolve("results.csv"), MEASUREMENTS);
    performance = Files.writeString(docs.resolve("performance.md"), empty("performance"));
  }

  @Test
  void tablesAreWrittenBetweenTheMarkersAndThenUpToDate() throws IOException {
    Invocation stale = report("--check");
    stale.assertRefused(readme.toString(), s7.toString(), " more are out of date");
    assertEquals(EMPTY_README, Files.readString(readme));
    assertTrue(Files.notExists(page));

    assertEquals(0, report().status());
    String written = Files.readString(readme);
    assertTrue(written.startsWith("before\n") && written.endsWith("after\n"), written);
    assertTrue(written.contains("99.42"), written);

    Files.setLastModifiedTime(readme, FileTime.fromMillis(0));
    assertEquals(0, report("--check").status());
    assertEquals(0, report().status());
    assertEquals(written, Files.readString(readme));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(readme), "it is left alone");
  }

  @Test
  void pageHasASectionForEachExperimentAndIsChecked() throws IOException {
    assertEquals(0, report().status());
    String written = Files.readString(page);
    for (Experiment experiment : Experiments.published()) {
      assertTrue(written.contains("\n## " + experiment.id() + "\n"), experiment.id());
    }
    assertTrue(written.contains("| 24 Dropout 0.1 | 16x4x4 | - | - |"), written);
    assertTrue(
        written.contains("- optimizer: Sgd (learningRate 0.01, momentum 0.9, weightDecay 0.0)"));
    assertTrue(written.contains("- schedule: ConstantRate\n"));

    Files.writeString(page, written + "by hand\n");
    report("--check").assertRefused(page.toString(), "out of date");
    Files.delete(page);
    report("--check").assertRefused(page.toString(), "out of date");
  }

  @Test
  void changedCellOfALogMakesThePagesStale() throws IOException {
    Path log = addRun("s7/model3", 0).resolve(EpochCsv.FILE_NAME);
    assertEquals(0, report().status());
    assertTrue(Files.readString(claims).contains("\n## s7\n"));
    String row = Files.readString(log).lines().skip(15).findFirst().orElseThrow();
    String last = row.split(",")[11];
    String other = row.replace("," + last + ",", ",98.76,");
    Files.writeString(log, Files.readString(log).replace(row, other));
    report("--check")
        .assertRefused(
            readme.toString(), s7.toString(), page.toString(), claims.toString(), seeds.toString());
  }

  /** Step 3 has 1,209,888 multiplications, 48,672 of them in the first layer: 7.16 MFLOP. */
  @Test
  void comparisonIsWrittenBetweenItsMarkersAndChecked() throws IOException {
    assertEquals(0, report().status());
    String written = Files.readString(performance);
    assertTrue(written.startsWith("before\n") && written.endsWith("after\n"), written);
    assertTrue(written.contains("| era2-s7/step3 | 2.25 |"), written);
    assertTrue(written.contains("| era2-s7/step3 | 7.2 | 27,925 | 9,000 (32 %) | - |"), written);

    Files.writeString(performance, written.replace("2.25", "3.25"));
    report("--check").assertRefused(performance.toString(), "out of date");
    Files.writeString(performance, "no markers\n");
    Files.writeString(readme, EMPTY_README);
    report().assertRefused(performance.toString(), "<!-- mnist8k:results:performance begin -->");
    assertEquals(EMPTY_README, Files.readString(readme), "nothing is half-written");
    Files.writeString(measurements, MEASUREMENTS.lines().findFirst().orElseThrow() + "\n");
    report().assertRefused(measurements.toString(), "found none");
    Files.writeString(measurements, MEASUREMENTS.replace("9500", "many"));
    report().assertRefused(measurements.toString(), "row 1", "many");
    Files.delete(measurements);
    report().assertRefused(measurements.toString());
  }

  @Test
  void plotsAreDrawnIntoAFolderOfTheirOwnAndChecked() throws IOException {
    Files.delete(plots);
    report("--check").assertRefused("and ", " more are out of date");
    assertTrue(Files.notExists(plots));
    assertEquals(0, report().status());
    for (Experiment experiment : Experiments.published()) {
      assertTrue(Files.exists(plots.resolve(experiment.id().replace('/', '-') + ".svg")));
    }
    Path plot = plots.resolve("s7-model3.svg");
    String before = Files.readString(plot);
    assertTrue(before.contains("\npublished: 98.16 98.34 "), before);

    Files.writeString(plot, before.replace("published: 98.16", "published: 98.17"));
    report("--check").assertRefused(plot + " is out of date");
    Path schedule = plots.resolve("schedule-s7-model3.svg");
    assertTrue(Files.notExists(schedule));
    Path run = addRun("s7/model3", 0);
    double first = EpochCsv.read(run.resolve(EpochCsv.FILE_NAME)).get(0).testAccuracy();
    Path untouched = plots.resolve("s7-model2.svg");
    Files.setLastModifiedTime(untouched, FileTime.fromMillis(0));
    assertEquals(0, report().status());
    assertTrue(Files.readString(plot).contains("\nours, 1 seed (tensorflow): " + first + " "));
    assertTrue(Files.exists(schedule));
    assertEquals(FileTime.fromMillis(0), Files.getLastModifiedTime(untouched));

    Files.delete(schedule);
    report("--check").assertRefused(schedule + " is out of date");
  }

  @Test
  void plotsNeedAFolder() throws IOException {
    Files.delete(plots);
    Files.createFile(plots);
    report().assertRefused(plots + ": expected a folder for the plots, found a file");
    assertEquals(EMPTY_README, Files.readString(readme), "nothing is half-written");
  }

  @Test
  void pageForABrowserIsWrittenAndNothingElse() throws IOException {
    Path html = folder.resolve("page.html");
    assertEquals(0, report("--html", html.toString()).status());
    String written = Files.readString(html);
    assertTrue(written.startsWith("<!doctype html>"), written.substring(0, 40));
    for (Experiment experiment : Experiments.published()) {
      assertTrue(written.contains("\"id\":\"" + experiment.id() + "\""), experiment.id());
    }
    assertEquals(EMPTY_README, Files.readString(readme));
    assertTrue(Files.notExists(page));
  }

  @Test
  void pageThatCannotBeWrittenIsRefusedAtOnce() throws IOException {
    Path html = folder.resolve("page.html");
    report("--html", html.toString(), "--check").assertRefused("--check: expected without --html");
    report("--html", html.toString(), "--run", folder.toString())
        .assertRefused("--run: expected without --html");
    Path missing = folder.resolve("missing").resolve("page.html");
    report("--html", missing.toString()).assertRefused(missing + ": there is no folder");
    Files.createDirectory(html);
    report("--html", html.toString()).assertRefused(html.toString(), "found a folder");
    assertEquals(EMPTY_README, Files.readString(readme));
    assertTrue(Files.notExists(page));
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
    report().assertRefused(readme.toString(), "<!-- mnist8k:results:findings begin -->");
    report("--check").assertRefused(readme.toString(), "<!-- mnist8k:results:findings begin -->");
    assertEquals("no markers\n", Files.readString(readme));
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
  void lineEndsAndByteOrderMarksDoNotMatter() throws IOException {
    assertEquals(0, report().status());
    for (Path document : List.of(readme, s7, page, claims, seeds, performance)) {
      String windows = "\uFEFF" + Files.readString(document).replace("\n", "\r\n");
      Files.writeString(document, windows);
      assertEquals(0, report("--check").status());
      assertEquals(0, report().status());
      assertEquals(windows, Files.readString(document));
    }
    String current = Files.readString(page);
    Files.writeString(page, current.replace("Dropout", "Drop"));
    assertEquals(0, report().status());
    assertEquals(current, Files.readString(page));
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

  /** Copies a run that the project keeps. */
  private Path addRun(String experiment, int seed) throws IOException {
    String run = experiment + "/seed-" + seed;
    Path copy = Files.createDirectories(results.resolve(run));
    for (String file : List.of(EpochCsv.FILE_NAME, RunManifestJson.FILE_NAME)) {
      Files.copy(Path.of("results", "tensorflow", run, file), copy.resolve(file));
    }
    return copy;
  }

  private Invocation report(String... more) {
    List<Object> args = new ArrayList<>(List.of("report", "--results", results));
    args.addAll(List.of("--readme", readme, "--docs", docs, "--measurements", measurements));
    args.addAll(List.of(more));
    return Invocation.of(args.toArray());
  }
}
