package io.github.mnist8k.reports.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PerformanceTablesTest {

  private static final String PAGE =
      "<!-- mnist8k:results:performance begin -->\n<!-- mnist8k:results:performance end -->\n";

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
    return new PerformanceTables(rows, Map.of("a/one", 2e6, "a/other", 1e6)).rewrite(PAGE);
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
    var tables = new PerformanceTables(ROWS, Map.of("a/one", 2e6));
    String once = tables.rewrite(PAGE);
    assertEquals(once, tables.rewrite(once));
  }

  @Test
  void measurementsAreNeeded() {
    assertThrows(IllegalArgumentException.class, () -> new PerformanceTables(List.of(), Map.of()));
  }
}
