package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ModelResults;
import io.github.mnist8k.reports.runs.ReportedModel;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.MarkedSections;
import io.github.mnist8k.training.log.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The tables of the project's README, one section per assignment between the lines {@code <!--
 * mnist8k:results:ASSIGNMENT begin -->} and {@code ... end -->}. Only results stand in the tables;
 * runs that are none are named below them.
 */
public final class ReadmeReport {

  private final Map<String, String> sections;

  /**
   * Computes the sections.
   *
   * @param models all models to report, in the order of the tables; one without a run appears with
   *     its published figures
   * @param runs the runs of the results folder, see {@link ResultsFolder}
   * @throws IllegalArgumentException naming a run that belongs to none of the models or cannot be
   *     compared with its model's other seeds
   */
  public ReadmeReport(List<ReportedModel> models, List<RunLog> runs) {
    SortedRuns sorted = SortedRuns.of(models, runs);
    this.sections =
        sorted.models().stream()
            .collect(
                Collectors.groupingBy(
                    results -> results.model().assignment(),
                    LinkedHashMap::new,
                    Collectors.collectingAndThen(
                        Collectors.toList(), results -> section(results, sorted.others()))));
  }

  /**
   * Puts the sections into a text; nothing outside the markers changes.
   *
   * @param readme the text with one pair of markers for each assignment
   * @return the text with up-to-date sections; equal to {@code readme} if they were so before
   * @throws IllegalArgumentException if markers are missing, doubled, crossed or of an unknown
   *     assignment, with the line
   */
  public String rewrite(String readme) {
    return new MarkedSections(readme, sections.keySet()).with(sections);
  }

  /**
   * Tells which sections {@link #rewrite} would change.
   *
   * @param readme the text with one pair of markers for each assignment
   * @return the assignments whose section is not up to date, in the order of the models
   * @throws IllegalArgumentException as {@link #rewrite}
   */
  public List<String> stale(String readme) {
    MarkedSections present = new MarkedSections(readme, sections.keySet());
    return sections.keySet().stream()
        .filter(assignment -> !present.get(assignment).equals(sections.get(assignment)))
        .toList();
  }

  /**
   * Rewrites a file atomically, or leaves it alone if it is up to date.
   *
   * @param readme the file
   * @return the assignments whose section has changed
   * @throws IOException if the file cannot be read or written or its markers are wrong; it is then
   *     as it was
   */
  public List<String> rewrite(Path readme) throws IOException {
    if (!Files.isRegularFile(readme)) {
      throw new NoSuchFileException(
          readme.toString(), null, "there is no such file to put the tables into");
    }
    String before = Files.readString(readme);
    try {
      List<String> stale = stale(before);
      if (!stale.isEmpty()) {
        TextFiles.write(readme, rewrite(before));
      }
      return stale;
    } catch (IllegalArgumentException e) {
      throw new IOException(readme + ": " + e.getMessage(), e);
    }
  }

  private static String section(List<ModelResults> models, List<RunLog> others) {
    String assignment = models.get(0).model().assignment() + "/";
    String leftOut =
        others.stream()
            .filter(run -> run.manifest().experiment().startsWith(assignment))
            .map(run -> run.name() + " (" + run.whyNotAResult().orElseThrow() + ")")
            .collect(Collectors.joining(", "));
    return "\n"
        + ResultsSection.of(models)
        + (leftOut.isEmpty() ? "" : "\nLeft out: " + leftOut + ".\n")
        + "\n";
  }
}
