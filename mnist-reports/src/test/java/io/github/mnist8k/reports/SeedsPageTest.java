package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Evidence;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** The page of statistics, on runs made by hand. */
class SeedsPageTest {

  private final Evidence evidence = new Evidence();

  private void add(String experiment, String engine, double... lasts) {
    for (int seed = 0; seed < lasts.length; seed++) {
      double last = lasts[seed];
      List<EpochAccuracy> epochs =
          DoubleStream.of(99.0, last, last, last, last, last)
              .mapToObj(test -> new EpochAccuracy(99.0, test))
              .toList();
      evidence.add(experiment, 1000, engine, seed, new AccuracyCurve(epochs));
    }
  }

  private List<String> page() {
    List<String> experiments =
        List.of("a/net1", "a/net2", "b/net1", "ablation/constant-rate", "ablation/no-dropout");
    return new SeedsPage(experiments, evidence, Map.of()).rewrite("").lines().toList();
  }

  private void assertRow(String row) {
    assertTrue(page().contains(row), String.join("\n", page()));
  }

  @Test
  void accuraciesHaveTheirSpreadAndIntervals() {
    add("a/net1", "vector", 99.3, 99.4, 99.5);
    assertRow(
        "| a/net1 | vector | 3 | 99.40 ± 0.10 (99.30 to 99.50) | 99.40 ± 0.10 (99.30 to 99.50)"
            + " | 99.40 ± 0.10 (99.30 to 99.50) | [99.15 to 99.65] | [98.90 to 99.90] |");
    assertRow("| a/net1 | vector | 2 of 3 [21 to 94 %] | 2 of 3 [21 to 94 %] |");
    assertRow("| a/net1 | vector | 0.100 | – | – | – | 0.077 |");
  }

  @Test
  void oneSeedHasNoInterval() {
    add("a/net1", "vector", 99.3);
    assertRow("| a/net1 | vector | 1 | 99.30 | 99.30 | 99.30 | – | – |");
  }

  @Test
  void stepsOfAnAssignmentAreComparedSeedBySeed() {
    add("a/net1", "vector", 99.0, 99.2, 99.4);
    add("a/net2", "vector", 99.1, 99.3, 99.5);
    add("b/net1", "vector", 99.1, 99.3, 99.5);
    assertRow("| a/net2 minus a/net1 | vector | 3 | 0.100 | [0.100 to 0.100] |");
    assertTrue(page().stream().noneMatch(line -> line.contains("b/net1 minus")));
  }

  @Test
  void ablationsAreNoStepsFromOneToTheNext() {
    add("ablation/constant-rate", "vector", 99.0, 99.2, 99.4);
    add("ablation/no-dropout", "vector", 99.1, 99.3, 99.5);
    assertTrue(page().stream().noneMatch(line -> line.contains("no-dropout minus")));
  }

  @Test
  void theBestOfSeveralRunsIsNotGivenForMoreRunsThanThereAre() {
    add("a/net1", "vector", 99.1, 99.2, 99.3);
    assertRow("| a/net1 | vector | 99.20 | 99.20 | 99.24 | – | – | – |");
  }

  @Test
  void enginesThatAgreeAndOneThatDoesNotAreCounted() {
    add("a/net1", "tensorflow", 99.1, 99.2, 99.3);
    add("a/net1", "vector", 99.1, 99.2, 99.3);
    add("a/net2", "tensorflow", 99.1, 99.11, 99.12);
    add("a/net2", "vector", 98.1, 98.11, 98.12);
    assertTrue(page().stream().anyMatch(line -> line.endsWith("1 of the 2 differ.")));
    assertRow(
        "| a/net1 | 99.20 ± 0.10 (99.10 to 99.30), n 3 | 99.20 ± 0.10 (99.10 to 99.30), n 3"
            + " | 0.000 [-0.227 to 0.227] | 1.000 | 1.000 |");
  }

  @Test
  void lineEndsStayThoseOfTheFile() {
    String page = new SeedsPage(List.of(), evidence, Map.of()).rewrite("x\r\n");
    assertEquals(page.lines().count(), page.chars().filter(c -> c == '\r').count());
  }
}
