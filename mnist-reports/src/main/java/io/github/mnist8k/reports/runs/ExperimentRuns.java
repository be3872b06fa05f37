package io.github.mnist8k.reports.runs;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A published experiment with all that is to be compared: its source's log and our runs.
 *
 * @param experiment the experiment
 * @param published what its source logged
 * @param runs our results, ordered by engine and seed, of one net and recipe; empty when it was not
 *     run yet
 * @param others its runs that are no results: cut short, or not on MNIST
 */
public record ExperimentRuns(
    ReportedExperiment experiment, PublishedLog published, List<RunLog> runs, List<RunLog> others) {

  /** Copies the lists. */
  public ExperimentRuns {
    Objects.requireNonNull(experiment, "experiment");
    Objects.requireNonNull(published, "published");
    runs = List.copyOf(Objects.requireNonNull(runs, "runs"));
    others = List.copyOf(Objects.requireNonNull(others, "others"));
  }

  /** Our results by the engine that computed them, in the order of the engines' names. */
  public Map<String, List<RunLog>> byEngine() {
    return runs.stream()
        .collect(Collectors.groupingBy(RunLog::engine, TreeMap::new, Collectors.toList()));
  }

  /**
   * Our results by the engine that has most of them, the first in the order of names among equals;
   * empty when there are none.
   */
  public List<RunLog> leading() {
    return byEngine().values().stream()
        .reduce((most, next) -> next.size() > most.size() ? next : most)
        .orElse(List.of());
  }
}
