package io.github.mnist8k.reports.runs;

import java.util.List;
import java.util.Objects;

/**
 * A published experiment with all that is to be compared: its source's log and our runs.
 *
 * @param experiment the experiment
 * @param published what its source logged
 * @param runs our results, ordered by seed, of one net and recipe; empty when it was not run yet
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

  /** The accuracies of our results, one curve per seed. */
  public List<AccuracyCurve> curves() {
    return runs.stream().map(RunLog::curve).toList();
  }
}
