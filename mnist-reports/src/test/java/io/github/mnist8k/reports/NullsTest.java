package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.reports.performance.PerformanceTables;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.MarkedSections;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class NullsTest {

  @Test
  void nullsAreRefusedByName() {
    Claim claim = new Claim(null, 99.4);
    assertNamed("id", () -> new ReportedExperiment(null, "", "", 1, 1, claim, "", "https://x"));
    assertNamed("source", () -> new ReportedExperiment("a/b", "", "", 1, 1, claim, "", null));
    assertNamed("epochs", () -> new AccuracyCurve(null));
    assertNamed("manifest", () -> new RunLog(null, List.of()));
    assertNamed("faults", () -> new ResultsFolder(Path.of(""), List.of(), null, List.of()));
    assertNamed("own", () -> new SortedRuns(List.of(), null, List.of(), List.of()));
    assertNamed("runs", () -> new ReadmeReport(null, List.of()));
    assertNamed("sheets", () -> new ExperimentsPage(null, null));
    assertNamed("experiment", () -> new ExperimentSheet(null, List.of(), List.of(), List.of()));
    assertNamed(
        "measurements",
        () -> new PerformanceTables(null, Map.of(), Fixtures.sorted(List.of(), List.of())));
    assertNamed("text", () -> new MarkedSections(null, Set.of()));
  }

  private static void assertNamed(String name, Executable construction) {
    assertEquals(name, assertThrows(NullPointerException.class, construction).getMessage());
  }
}
