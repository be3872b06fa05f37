package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.Markdown;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page with a section per experiment: its net, its recipe, what was published, and our results.
 * The whole text is generated.
 */
public final class ExperimentsPage implements Document {

  private static final int NAME_COLUMNS = 2;

  private final String page;

  /**
   * Computes the page.
   *
   * @param sheets the experiments in the order of the page
   * @param runs the runs of these experiments
   * @throws NullPointerException naming an experiment of the sheets that is not among the runs'
   */
  public ExperimentsPage(List<ExperimentSheet> sheets, SortedRuns runs) {
    Objects.requireNonNull(sheets, "sheets");
    Map<String, ExperimentRuns> byId =
        Objects.requireNonNull(runs, "runs").experiments().stream()
            .collect(Collectors.toMap(results -> results.experiment().id(), Function.identity()));
    StringBuilder text =
        new StringBuilder("# The experiments\n\n")
            .append("Written by the command `report` from the declarations and the logs.\n\n")
            .append(Footnotes.legend(runs.experiments().stream().map(ExperimentRuns::runs)));
    for (ExperimentSheet sheet : sheets) {
      String id = sheet.experiment().id();
      text.append(section(sheet, Objects.requireNonNull(byId.get(id), id)));
    }
    this.page = text.toString();
  }

  @Override
  public String rewrite(String text) {
    return text.contains("\r\n") ? page.replace("\n", "\r\n") : page;
  }

  private static String section(ExperimentSheet sheet, ExperimentRuns results) {
    ReportedExperiment experiment = sheet.experiment();
    List<String> header = sheet.layers().get(0);
    StringBuilder section = new StringBuilder("\n## ").append(experiment.id()).append("\n\n");
    section
        .append("Source: ")
        .append(Markdown.link(experiment.title(), experiment.source()))
        .append("\n\n");
    section
        .append(
            Markdown.table(header, NAME_COLUMNS, sheet.layers().subList(1, sheet.layers().size())))
        .append("\n");
    section.append(String.join(" ", sheet.totals())).append("\n\n");
    sheet.recipe().forEach(line -> section.append("- ").append(line).append("\n"));
    section.append("\n").append(ResultsSection.of(List.of(results)));
    results.others().forEach(run -> section.append(leftOut(run)));
    return section.toString();
  }

  private static String leftOut(RunLog run) {
    String accuracy =
        run.epochs().isEmpty()
            ? ""
            : ", test accuracy " + Markdown.number(run.curve().lastTest(), 2) + " %";
    String reason = run.whyNotAResult().orElseThrow();
    return "\nNot a result: seed " + run.seed() + " (" + reason + accuracy + ").\n";
  }
}
