package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.MarkedSections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The tables of the project's README, one section per assignment between the lines {@code <!--
 * mnist8k:results:ASSIGNMENT begin -->} and {@code ... end -->}. Only results stand in the tables;
 * runs that are none are named below them. Nothing outside the markers changes.
 */
public final class ReadmeReport implements Document {

  private final Map<String, String> sections;

  /**
   * Computes the sections.
   *
   * @param runs all published experiments with their runs, in the order of the tables; one without
   *     a run appears with its published figures
   */
  public ReadmeReport(SortedRuns runs) {
    this.sections =
        Objects.requireNonNull(runs, "runs").experiments().stream()
            .collect(
                Collectors.groupingBy(
                    results -> results.experiment().assignment(),
                    LinkedHashMap::new,
                    Collectors.collectingAndThen(Collectors.toList(), ReadmeReport::section)));
  }

  @Override
  public String rewrite(String text) {
    return new MarkedSections(text, sections.keySet()).with(sections);
  }

  private static String section(List<ExperimentRuns> experiments) {
    String leftOut =
        experiments.stream()
            .flatMap(results -> results.others().stream())
            .map(run -> run.name() + " (" + run.whyNotAResult().orElseThrow() + ")")
            .collect(Collectors.joining(", "));
    return "\n"
        + ResultsSection.of(experiments)
        + (leftOut.isEmpty() ? "" : "\nLeft out: " + leftOut + ".\n")
        + "\n";
  }
}
