package io.github.mnist8k.reports.runs;

import io.github.mnist8k.reports.text.Markdown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The runs of a results folder, sorted by what they may be used for.
 *
 * @param experiments the published experiments in the order given, each with its runs
 * @param own the user's own experiments that have runs, ordered by id
 * @param faults one line for each run that cannot be used, those of the folder included
 * @param warnings the folder's
 */
public record SortedRuns(
    List<ExperimentRuns> experiments,
    List<OwnRuns> own,
    List<String> faults,
    List<String> warnings) {

  /** Copies the lists. */
  public SortedRuns {
    experiments = List.copyOf(Objects.requireNonNull(experiments, "experiments"));
    own = List.copyOf(Objects.requireNonNull(own, "own"));
    faults = List.copyOf(Objects.requireNonNull(faults, "faults"));
    warnings = List.copyOf(Objects.requireNonNull(warnings, "warnings"));
  }

  /**
   * Sorts the runs. A run of another number of parameters or planned epochs than its published
   * experiment is a fault; of results of one experiment with different nets or recipes, those like
   * the newest count and the others are faults.
   *
   * @param experiments the published experiments
   * @param folder the runs
   */
  public static SortedRuns of(List<ReportedExperiment> experiments, ResultsFolder folder) {
    List<String> faults = new ArrayList<>(folder.faults());
    Map<String, List<RunLog>> byId =
        folder.runs().stream()
            .collect(Collectors.groupingBy(RunLog::experiment, TreeMap::new, Collectors.toList()));
    List<ExperimentRuns> published = new ArrayList<>();
    for (ReportedExperiment experiment : experiments) {
      List<RunLog> runs = byId.remove(experiment.id());
      runs = ofSize(experiment, runs == null ? List.of() : runs, folder, faults);
      published.add(
          new ExperimentRuns(
              experiment,
              PublishedLog.read(experiment.id()),
              results(runs, folder, faults),
              others(runs)));
    }
    List<OwnRuns> own =
        byId.values().stream()
            .map(runs -> new OwnRuns(results(runs, folder, faults), others(runs)))
            .toList();
    return new SortedRuns(published, own, faults, folder.warnings());
  }

  private static List<RunLog> ofSize(
      ReportedExperiment experiment, List<RunLog> runs, ResultsFolder folder, List<String> faults) {
    List<RunLog> kept = new ArrayList<>();
    String expected = size(experiment.parameters(), experiment.epochs());
    for (RunLog run : runs) {
      String found = size(run.parameters(), run.epochsPlanned());
      if (found.equals(expected)) {
        kept.add(run);
      } else {
        faults.add(
            "%s: %s: expected %s, found %s; run it again"
                .formatted(folder.path(), run.name(), expected, found));
      }
    }
    return kept;
  }

  private static List<RunLog> results(
      List<RunLog> runs, ResultsFolder folder, List<String> faults) {
    List<RunLog> results = runs.stream().filter(run -> run.whyNotAResult().isEmpty()).toList();
    List<RunLog> kept = new ArrayList<>();
    for (RunLog run : results) {
      RunLog newest = results.stream().max(Comparator.comparing(RunLog::started)).orElseThrow();
      if (run.comparableWith(newest)) {
        kept.add(run);
      } else {
        faults.add(
            "%s: %s: expected the net and the recipe of %s, the newest, found others; run it again"
                .formatted(folder.path(), run.name(), newest.name()));
      }
    }
    return kept;
  }

  private static List<RunLog> others(List<RunLog> runs) {
    return runs.stream().filter(run -> run.whyNotAResult().isPresent()).toList();
  }

  private static String size(long parameters, int epochs) {
    return Markdown.count(parameters) + " parameters and " + epochs + " planned epochs";
  }
}
