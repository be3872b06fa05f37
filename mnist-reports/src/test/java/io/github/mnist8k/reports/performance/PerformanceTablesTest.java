package io.github.mnist8k.reports.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.Fixtures;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformanceTablesTest {

  private static final String PAGE =
      "<!-- mnist8k:results:performance begin -->\n<!-- mnist8k:results:performance end -->\n";

  private static final SortedRuns NO_RUNS = Fixtures.sorted(List.of(), List.of());

  private static Measurement row(
      String program, String experiment, int threads, int jobs, String figure, double median) {
    return new Measurement(
        program,
        "1",
        program.startsWith("mnist") ? "17.0.1" : "-",
        experiment,
        threads,
        jobs,
        figure,
        "",
        3,
        median,
        median - 1,
        median + 1,
        "a processor",
        2,
        "2026-01-02");
  }

  private static final List<Measurement> ROWS =
      List.of(
          row("mnist8k-vector", "a/one", 1, 1, "training", 9_000),
          row("mnist8k-vector", "a/one", 2, 1, "training", 12_000),
          row("mnist8k-vector", "a/one", 1, 2, "training", 15_000),
          row("slow", "a/one", 1, 1, "training", 3_000),
          row("slow", "a/one", 2, 1, "training", 6_000),
          row("slow", "a/one", 1, 2, "training", 5_000),
          row("slower", "a/one", 1, 1, "training", 2_000),
          row("pytorch-rewritten", "a/one", 2, 1, "training", 10_000),
          row("mnist-digits", "a/one", 1, 1, "latency_1", 40),
          row("mnist-digits", "a/one", 1, 1, "inference_1", 25_000),
          row("slow", "a/one", 1, 1, "inference_1", 10_000),
          row("slow", "-", 1, 1, "matmul", 100),
          row("slow", "-", 2, 1, "matmul", 240));

  private static String page(List<Measurement> rows) {
    return new PerformanceTables(rows, Map.of("a/one", 2e6, "a/other", 1e6), NO_RUNS).rewrite(PAGE);
  }

  private static void assertLine(String line) {
    assertTrue(page(ROWS).contains("\n" + line + "\n"), page(ROWS));
  }

  @Test
  void medianStandsWithItsSpreadAndAMissingSetupWithADash() {
    assertLine("| a/one | slower | - | 2,000 (1,999 to 2,001) | - | - |");
    assertLine("| a/one | mnist-digits | 17.0.1 | 40.0 (39.0 to 41.0) | - | - | - |");
  }

  /**
   * 12,000 : 6,000, 15,000 : 5,000 and 12,000 : 10,000; with two jobs no rewritten one ran. One
   * image: 25,000 : 10,000.
   */
  @Test
  void ratiosCompareTheBestOfBothSidesAndKeepTheRewrittenRivalApart() {
    assertLine("| a/one | 2.00 | 3.00 | 1.20 | - | 2.50 | - | - |");
  }

  /** 240 GFLOP/s and 2 MFLOP for each image allow 120,000 images/s; two jobs reach 15,000. */
  @Test
  void limitIsTheSpeedOfTheBetterMatrixProduct() {
    assertLine("| a/one | 2.0 | 120,000 | 12,000 (10 %) | 15,000 (13 %) |");
  }

  @Test
  void withoutOurTrainingTheLimitHasADashAndNotZero() {
    List<Measurement> rivals = ROWS.stream().filter(row -> !row.on().isOurs()).toList();

    assertTrue(page(rivals).contains("\n| a/one | 2.0 | 120,000 | - | - |\n"), page(rivals));
  }

  @Test
  void numbersAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    try {
      String expected = page(ROWS);
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(expected, page(ROWS));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void tablesStayWhenTheyAreUpToDate() {
    var tables = new PerformanceTables(ROWS, Map.of("a/one", 2e6), NO_RUNS);
    String once = tables.rewrite(PAGE);
    assertEquals(once, tables.rewrite(once));
  }

  /** Five seeds reach 99.0 % after two epochs: 2 s of start and twice 60,000 images at 12,000/s. */
  @Test
  void timeToAccuracyIsStartAndEpochs() {
    List<RunLog> seeds = new ArrayList<>();
    RunLog template = Fixtures.runs().get(3);
    for (int seed = 0; seed < 5; seed++) {
      seeds.add(
          Fixtures.withTests(template, seed, 98.8, 99 + (seed - 2) / 50.0, 99.1, 99.1, 99.1, 99.1));
    }
    var rows = new ArrayList<>(ROWS);
    rows.add(row("mnist8k-tensorflow", "s7/model3", 2, 1, "training", 12_000));
    rows.add(row("mnist8k-tensorflow", "s7/model3", 2, 1, "start_up", 2_000));
    SortedRuns runs = Fixtures.sorted(Fixtures.EXPERIMENTS, seeds);
    String page =
        new PerformanceTables(rows, Map.of("a/one", 2e6, "s7/model3", 1e6), runs).rewrite(PAGE);
    assertTrue(
        page.contains("\n| s7/model3 | mnist8k-tensorflow | 17.0.1 | 5 | 2 | 12 | - | - |\n"),
        page);
    List<RunLog> four = seeds.subList(0, 4);
    assertTrue(
        new PerformanceTables(
                rows, Map.of("s7/model3", 1e6), Fixtures.sorted(Fixtures.EXPERIMENTS, four))
            .rewrite(PAGE)
            .contains("No experiment that was measured has logs of 5 seeds."));
  }

  @Test
  void measurementsAreNeeded() {
    assertThrows(
        IllegalArgumentException.class, () -> new PerformanceTables(List.of(), Map.of(), NO_RUNS));
  }
}
