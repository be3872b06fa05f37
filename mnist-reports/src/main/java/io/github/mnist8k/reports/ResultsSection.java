package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.RunLog;
import java.util.List;

/** What a report says of results: their tables and what made the runs in them. */
final class ResultsSection {

  private ResultsSection() {}

  static String of(List<ExperimentRuns> experiments) {
    List<RunLog> runs = experiments.stream().flatMap(results -> results.runs().stream()).toList();
    String tables = ExperimentTables.of(experiments);
    return runs.isEmpty() ? tables : tables + "\n" + Footnotes.provenance(runs);
  }

  static String ofOwn(List<OwnRuns> experiments) {
    List<RunLog> runs = experiments.stream().flatMap(results -> results.runs().stream()).toList();
    return ExperimentTables.ofOwn(experiments) + "\n" + Footnotes.provenance(runs);
  }
}
