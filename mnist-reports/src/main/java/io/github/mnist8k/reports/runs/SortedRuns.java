package io.github.mnist8k.reports.runs;

import io.github.mnist8k.reports.text.Markdown;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs sorted by what they may be used for.
 *
 * @param models the models in the order given, each with its results
 * @param others runs that are no results: cut short, or not on MNIST
 */
public record SortedRuns(List<ExperimentRuns> models, List<RunLog> others) {

  /**
   * Sorts the runs.
   *
   * @throws IllegalArgumentException naming a run of an unknown experiment, or of another number of
   *     parameters or planned epochs than its model, or two results that are not comparable
   */
  public static SortedRuns of(List<ReportedExperiment> models, List<RunLog> runs) {
    Map<String, ReportedExperiment> byId =
        models.stream().collect(Collectors.toMap(ReportedExperiment::id, Function.identity()));
    runs.forEach(run -> requireModel(run, byId.get(run.manifest().experiment())));
    return new SortedRuns(
        models.stream()
            .map(model -> new ExperimentRuns(model, PublishedLog.read(model.id()), of(model, runs)))
            .toList(),
        runs.stream().filter(run -> run.whyNotAResult().isPresent()).toList());
  }

  private static List<RunLog> of(ReportedExperiment model, List<RunLog> runs) {
    return runs.stream()
        .filter(run -> run.manifest().experiment().equals(model.id()))
        .filter(run -> run.whyNotAResult().isEmpty())
        .toList();
  }

  private static void requireModel(RunLog run, ReportedExperiment model) {
    if (model == null) {
      throw new IllegalArgumentException(run.name() + ": there is no such experiment to report");
    }
    String expected = size(model.parameters(), model.epochs());
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
