package io.github.mnist8k.reports;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.reports.runs.ModelResults;
import io.github.mnist8k.reports.runs.ReportedModel;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Markdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a training command shows of the runs in its folder. Results stand beside the published
 * figures; runs cut short or on other data than MNIST are listed apart, with the reason.
 */
public final class RunReport {

  /** Name of the report in the folder of the runs. */
  public static final String FILE_NAME = "README.md";

  private static final List<String> OTHERS =
      List.of("Run", "Why it is no result", "Epochs", "Best test %", "Last test %");

  private RunReport() {}

  /**
   * Writes the report of some runs.
   *
   * @param models the models that the runs may be of, in the order of the tables
   * @param runs the runs, see {@link ResultsFolder}
   * @return the report as Markdown: a section per assignment that has a run
   * @throws IllegalArgumentException naming a run that belongs to none of the models or cannot be
   *     compared with its model's other seeds
   */
  public static String markdown(List<ReportedModel> models, List<RunLog> runs) {
    SortedRuns sorted = SortedRuns.of(models, runs);
    Set<String> assignments = new LinkedHashSet<>();
    models.forEach(model -> assignments.add(model.assignment()));
    StringBuilder report = new StringBuilder("# Runs\n");
    assignments.forEach(assignment -> report.append(section(assignment, sorted)));
    return report.append(runs.isEmpty() ? "\nThere are no runs yet.\n" : "").toString();
  }

  /**
   * Reads the runs of a folder and writes their report into it, atomically.
   *
   * @param models the models that the runs may be of, in the order of the tables
   * @param folder the folder of the runs
   * @return the report as Markdown
   * @throws IOException if a run cannot be read or the report not be written
   * @throws IllegalArgumentException as {@link #markdown}
   */
  public static String write(List<ReportedModel> models, Path folder) throws IOException {
    String report = markdown(models, ResultsFolder.read(folder));
    AtomicFiles.writeText(folder.resolve(FILE_NAME), report);
    return report;
  }

  private static String section(String assignment, SortedRuns sorted) {
    List<ModelResults> models =
        sorted.models().stream()
            .filter(results -> results.model().assignment().equals(assignment))
            .filter(results -> !results.runs().isEmpty())
            .toList();
    List<RunLog> others =
        sorted.others().stream()
            .filter(run -> run.manifest().experiment().startsWith(assignment + "/"))
            .toList();
    StringBuilder section = new StringBuilder();
    if (!models.isEmpty()) {
      section
          .append("\n")
          .append(ResultsSection.of(models))
          .append("\n")
          .append(Footnotes.legend(models));
    }
    if (!others.isEmpty()) {
      section
          .append("\n### Not results\n\n")
          .append(Markdown.table(OTHERS, 2, others.stream().map(RunReport::row).toList()))
          .append("\n")
          .append(Footnotes.provenance(others));
    }
    return section.isEmpty() ? "" : "\n## " + assignment + "\n" + section;
  }

  private static List<String> row(RunLog run) {
    List<String> cells = new ArrayList<>();
    cells.add(Markdown.cell(run.name()));
    cells.add(Markdown.cell(run.whyNotAResult().orElseThrow()));
    cells.add(run.epochs().size() + " of " + run.manifest().epochsPlanned());
    if (run.epochs().isEmpty()) {
      cells.addAll(List.of("–", "–"));
    } else {
      cells.add(Markdown.number(run.curve().bestTest(), 2));
      cells.add(Markdown.number(run.curve().lastTest(), 2));
    }
    return cells;
  }
}
