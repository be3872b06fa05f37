package io.github.mnist8k.reports.runs;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The runs of an experiment of the user's own, which nobody published. All that is known of it is
 * what its runs say.
 *
 * @param runs its results, ordered by seed, of one net and recipe
 * @param others its runs that are no results: cut short, or not on MNIST
 */
public record OwnRuns(List<RunLog> runs, List<RunLog> others) {

  /** Copies the lists. */
  public OwnRuns {
    runs = List.copyOf(Objects.requireNonNull(runs, "runs"));
    others = List.copyOf(Objects.requireNonNull(others, "others"));
  }

  /** All its runs, results first. */
  public List<RunLog> all() {
    return Stream.concat(runs.stream(), others.stream()).toList();
  }

  /** The accuracies of its results, one curve per seed. */
  public List<AccuracyCurve> curves() {
    return RunLog.curves(runs);
  }
}
