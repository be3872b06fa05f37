package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A page with a section per experiment: its net, its recipe, what was published, and our results.
 */
public final class ExperimentsPage {

  private static final int NAME_COLUMNS = 2;

  private ExperimentsPage() {}

  /**
   * Writes the page.
   *
   * @param sheets the experiments in the order of the page
   * @param runs the runs of the results folder, see {@link ResultsFolder}
   * @return the page as Markdown
   * @throws IllegalArgumentException naming a run that belongs to none of the experiments or cannot
   *     be compared with its experiment's other seeds
   */
  public static String markdown(List<ExperimentSheet> sheets, List<RunLog> runs) {
    SortedRuns sorted =
        SortedRuns.of(sheets.stream().map(ExperimentSheet::experiment).toList(), runs);
    StringBuilder page =
        new StringBuilder("# The experiments\n\n")
            .append("Written by the command `report` from the declarations and the logs.\n\n")
            .append(Footnotes.legend(sorted.experiments()));
    for (int i = 0; i < sheets.size(); i++) {
      page.append(section(sheets.get(i), sorted.experiments().get(i), sorted.others()));
    }
    return page.toString();
  }

  private static String section(
      ExperimentSheet sheet, ExperimentRuns results, List<RunLog> others) {
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
    section.append("\n").append(ExperimentTables.of(List.of(results)));
    if (!results.runs().isEmpty()) {
      section.append("\n").append(Footnotes.provenance(results.runs()));
    }
    String leftOut =
        others.stream()
            .filter(run -> run.manifest().experiment().equals(experiment.id()))
            .map(ExperimentsPage::leftOut)
            .collect(Collectors.joining());
    return section.append(leftOut).toString();
  }

  private static String leftOut(RunLog run) {
    String accuracy =
        run.epochs().isEmpty()
            ? ""
            : ", test accuracy " + Markdown.number(run.curve().lastTest(), 2) + " %";
    return "\nNot a result: seed %d (%s%s).\n"
        .formatted(run.manifest().seed(), run.whyNotAResult().orElseThrow(), accuracy);
  }
}
