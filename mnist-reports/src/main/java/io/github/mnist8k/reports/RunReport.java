package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Markdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a training command shows of the runs in its folder. Results stand beside the published
 * figures, those of the user's own experiments in a section of their own; runs cut short or on
 * other data than MNIST are listed apart, with the reason.
 *
 * @param markdown the report
 * @param file where it was written; empty if each file of its name is somebody else's
 * @param warnings one line each on runs that could not be used and on a file that was left alone
 */
public record RunReport(String markdown, Optional<Path> file, List<String> warnings) {

  private static final List<String> OTHERS =
      List.of("Run", "Why it is no result", "Epochs", "Best test %", "Last test %");

  /** Copies the warnings. */
  public RunReport {
    Objects.requireNonNull(markdown, "markdown");
    Objects.requireNonNull(file, "file");
    warnings = List.copyOf(Objects.requireNonNull(warnings, "warnings"));
  }

  /**
   * Reads the runs of a folder and writes their report into it, atomically: as {@code README.md},
   * or beside one that is not ours as {@code mnist8k-report.md}.
   *
   * @param experiments the published experiments, in the order of the tables
   * @param folder the folder of the runs
   * @throws IOException if the folder is missing or the report cannot be written
   */
  public static RunReport write(List<ReportedExperiment> experiments, Path folder)
      throws IOException {
    SortedRuns runs = SortedRuns.of(experiments, ResultsFolder.read(folder));
    String markdown = markdown(runs);
    Optional<Path> file = ReportFile.write(folder, markdown);
    List<String> warnings = new ArrayList<>(runs.faults());
    warnings.addAll(runs.warnings());
    warnings.addAll(ReportFile.leftAlone(folder, file).stream().toList());
    return new RunReport(markdown, file, warnings);
  }

  /** A section per assignment that has a run, and one for the user's own experiments. */
  static String markdown(SortedRuns runs) {
    Map<String, List<ExperimentRuns>> assignments =
        runs.experiments().stream()
            .collect(
                Collectors.groupingBy(
                    results -> results.experiment().assignment(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    StringBuilder sections = new StringBuilder();
    assignments.forEach((assignment, all) -> sections.append(section(assignment, all)));
    sections.append(ownSection(runs.own()));
    return "# Runs\n" + (sections.isEmpty() ? "\nThere are no runs yet.\n" : sections);
  }

  private static String section(String assignment, List<ExperimentRuns> all) {
    List<ExperimentRuns> run = all.stream().filter(results -> !results.runs().isEmpty()).toList();
    List<RunLog> others = all.stream().flatMap(results -> results.others().stream()).toList();
    String results =
        run.isEmpty()
            ? ""
            : results(ResultsSection.of(run), run.stream().map(ExperimentRuns::runs));
    return section(assignment, results, others);
  }

  private static String ownSection(List<OwnRuns> all) {
    List<OwnRuns> run = all.stream().filter(results -> !results.runs().isEmpty()).toList();
    List<RunLog> others = all.stream().flatMap(results -> results.others().stream()).toList();
    String results =
        run.isEmpty() ? "" : results(ResultsSection.ofOwn(run), run.stream().map(OwnRuns::runs));
    return section("Own experiments", results, others);
  }

  private static String results(String tables, Stream<List<RunLog>> seeds) {
    return "\n" + tables + "\n" + Footnotes.legend(seeds);
  }

  private static String section(String title, String results, List<RunLog> others) {
    if (results.isEmpty() && others.isEmpty()) {
      return "";
    }
    String apart =
        others.isEmpty()
            ? ""
            : "\n### Not results\n\n"
                + Markdown.table(OTHERS, 2, others.stream().map(RunReport::row).toList())
                + "\n"
                + Footnotes.provenance(others);
    return "\n## " + title + "\n" + results + apart;
  }

  private static List<String> row(RunLog run) {
    List<String> cells = new ArrayList<>();
    cells.add(Markdown.cell(run.name()));
    cells.add(Markdown.cell(run.whyNotAResult().orElseThrow()));
    cells.add(run.epochs().size() + " of " + run.epochsPlanned());
    if (run.epochs().isEmpty()) {
      cells.addAll(List.of("–", "–"));
    } else {
      cells.add(Markdown.number(run.curve().bestTest(), 2));
      cells.add(Markdown.number(run.curve().lastTest(), 2));
    }
    return cells;
  }
}
