package io.github.mnist8k.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.runs.BestTests;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentsPageTest {

  private static final List<List<String>> LAYERS =
      List.of(List.of("layer", "output", "parameters"), List.of("0 Conv", "8x26x26", "72"));

  private static ExperimentSheet sheet(ReportedExperiment experiment) {
    return new ExperimentSheet(
        experiment,
        LAYERS,
        List.of("Parameters: 72.", "Field: 3."),
        List.of("epochs: 6", "batch: 2"));
  }

  private final String page =
      new ExperimentsPage(
              Fixtures.EXPERIMENTS.stream().map(ExperimentsPageTest::sheet).toList(),
              Fixtures.sorted(Fixtures.EXPERIMENTS, Fixtures.runs()))
          .rewrite("");

  private String section(String id) {
    String from = page.substring(page.indexOf("\n## " + id + "\n"));
    int end = from.indexOf("\n## ", 1);
    return end < 0 ? from : from.substring(0, end);
  }

  @Test
  void sectionShowsNetRecipeClaimAndResult() {
    String section = section("s7/model3");
    assertTrue(
        section.startsWith(
            """

            ## s7/model3

            Source: [Session 7, Model 3](https://example.org/s7/model3)

            | layer | output | parameters |
            | --- | --- | --: |
            | 0 Conv | 8x26x26 | 72 |

            Parameters: 72. Field: 3.

            - epochs: 6
            - batch: 2

            | Model | Who |"""),
        section);
    assertTrue(section.contains("| published | 7,510 | 99.56 |"), section);
    assertTrue(section.contains("| ours, 1 seed |  | 99.45 |"), section);
  }

  @Test
  void runsThatAreNoResultsAreNamedWithTheReason() {
    assertTrue(
        section("s7/model1").contains("\nNot a result: seed 0 (1 of 6 epochs: not a result"));
    assertTrue(section("s7/model3").contains("(on synthetic digits: not comparable"));
  }

  @Test
  void experimentWithoutRunsSaysSo() {
    assertTrue(section("s7/model0").contains("ours, not run yet"));
  }

  @Test
  void wordsOfTheAnalysisAreExplainedOnce() {
    String legend = "The analysis is computed from the logs";
    assertEquals(page.indexOf(legend), page.lastIndexOf(legend));
    assertTrue(page.indexOf(legend) > 0 && page.indexOf(legend) < page.indexOf("\n## "));
  }

  @Test
  void tableWithRowsOfDifferentLengthIsRefused() {
    List<List<String>> ragged = List.of(List.of("a", "b"), List.of("c"));
    ReportedExperiment experiment = Fixtures.EXPERIMENTS.get(0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new ExperimentSheet(experiment, ragged, List.of(), List.of()));
  }

  @Test
  void bestTestsAreThoseOfResultsOnly() {
    assertEquals(
        Map.of("s7/model2", "99.23 ± 0.11", "s7/model3", "99.45"),
        BestTests.of(Fixtures.sorted(Fixtures.EXPERIMENTS, Fixtures.runs())));
  }
}
