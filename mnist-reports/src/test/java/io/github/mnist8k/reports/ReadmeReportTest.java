package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The generated parts of the README, on runs made by hand. */
class ReadmeReportTest {

  private static final String EMPTY =
      """
      <!-- mnist8k:results:experiments begin -->
      <!-- mnist8k:results:experiments end -->
      By hand.
      <!-- mnist8k:results:findings begin -->
      <!-- mnist8k:results:findings end -->
      """;

  private static String readme(List<RunLog> runs) {
    SortedRuns sorted = Fixtures.sorted(Fixtures.EXPERIMENTS, runs);
    return new ReadmeReport(sorted, new Judge(Evidence.of(sorted)).on(SourceClaim.all()))
        .rewrite(EMPTY);
  }

  @Test
  void theTableHasARowForEachExperiment() {
    String readme = readme(Fixtures.runs());
    for (var experiment : Fixtures.EXPERIMENTS) {
      assertTrue(readme.contains("| [" + experiment.id() + "](docs/s7.md) | "), readme);
    }
    assertTrue(readme.contains("\nBy hand.\n"), readme);
    assertEquals(readme, rewritten(readme));
  }

  private static String rewritten(String text) {
    SortedRuns sorted = Fixtures.sorted(Fixtures.EXPERIMENTS, Fixtures.runs());
    return new ReadmeReport(sorted, new Judge(Evidence.of(sorted)).on(SourceClaim.all()))
        .rewrite(text);
  }

  @Test
  void withoutRunsAllClaimsAreOpenAndNothingIsFound() {
    String readme = readme(List.of());
    assertTrue(readme.contains("holding: 0, not holding: 0, open: 54"), readme);
    assertEquals(2, readme.lines().filter(line -> line.startsWith("- ")).count(), readme);
    assertTrue(readme.contains("| – |  | – |"), readme);
  }

  @Test
  void severalSeedsShowTheTargetAndWhatPickingIsWorth() {
    RunLog template =
        Fixtures.runs().stream()
            .filter(run -> run.experiment().equals("s7/model2") && run.epochs().size() == 6)
            .findFirst()
            .orElseThrow();
    List<RunLog> runs =
        List.of(
            Fixtures.withTests(template, 0, 99.0, 99.4, 99.4, 99.4, 99.4, 99.4),
            Fixtures.withTests(template, 1, 99.0, 99.4, 99.4, 99.4, 99.4, 99.5),
            Fixtures.withTests(template, 2, 99.0, 99.4, 99.3, 99.4, 99.4, 99.4));
    String readme = readme(runs);
    assertTrue(readme.contains("2 of 3"), readme);
    assertTrue(readme.contains("adds 0.03 ± 0.04 points (3 runs)."), readme);
  }
}
