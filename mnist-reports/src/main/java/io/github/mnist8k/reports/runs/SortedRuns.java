package io.github.mnist8k.reports.runs;

import io.github.mnist8k.reports.text.Markdown;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs sorted by what they may be used for.
 *
 * @param experiments the experiments in the order given, each with its results
 * @param others runs that are no results: cut short, or not on MNIST
 */
public record SortedRuns(List<ExperimentRuns> experiments, List<RunLog> others) {

  /**
   * Sorts the runs.
   *
   * @throws IllegalArgumentException naming a run of an unknown experiment, or of another number of
   *     parameters or planned epochs than its experiment, or two results that are not comparable
   */
  public static SortedRuns of(List<ReportedExperiment> experiments, List<RunLog> runs) {
    Map<String, ReportedExperiment> byId =
        experiments.stream().collect(Collectors.toMap(ReportedExperiment::id, Function.identity()));
    runs.forEach(run -> requireExperiment(run, byId.get(run.manifest().experiment())));
    return new SortedRuns(
        experiments.stream()
            .map(
                experiment ->
                    new ExperimentRuns(
                        experiment, PublishedLog.read(experiment.id()), of(experiment, runs)))
            .toList(),
        runs.stream().filter(run -> run.whyNotAResult().isPresent()).toList());
  }

  private static List<RunLog> of(ReportedExperiment experiment, List<RunLog> runs) {
    return runs.stream()
        .filter(run -> run.manifest().experiment().equals(experiment.id()))
        .filter(run -> run.whyNotAResult().isEmpty())
        .toList();
  }

  private static void requireExperiment(RunLog run, ReportedExperiment experiment) {
    if (experiment == null) {
      throw new IllegalArgumentException(run.name() + ": there is no such experiment to report");
    }
    String expected = size(experiment.parameters(), experiment.epochs());
    String found = size(run.manifest().net().parameters(), run.manifest().epochsPlanned());
    if (!found.equals(expected)) {
      throw new IllegalArgumentException(
          run.name() + ": expected " + expected + ", found " + found + "; run it again");
    }
  }

  private static String size(long parameters, int epochs) {
    return Markdown.count(parameters) + " parameters and " + epochs + " planned epochs";
  }
}
