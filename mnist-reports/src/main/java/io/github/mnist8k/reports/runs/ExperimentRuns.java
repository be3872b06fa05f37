package io.github.mnist8k.reports.runs;

import java.util.List;

/**
 * An experiment with all that is to be compared: the published log and our results, one per seed.
 *
 * @param experiment the experiment
 * @param published what its source logged
 * @param runs our results, ordered by seed; empty when it was not run yet
 */
public record ExperimentRuns(
    ReportedExperiment experiment, PublishedLog published, List<RunLog> runs) {

  /**
   * Checks that the runs are seeds of one and the same thing.
   *
   * @throws IllegalArgumentException if two runs differ in net or recipe
   */
  public ExperimentRuns {
    runs = List.copyOf(runs);
    for (RunLog run : runs) {
      RunLog first = runs.get(0);
      if (!run.manifest().net().equals(first.manifest().net())
          || !run.manifest().recipe().equals(first.manifest().recipe())) {
        throw new IllegalArgumentException(
            run.name()
                + ": expected the net and the recipe of "
                + first.name()
                + ", found others; run the older of the two again");
      }
    }
  }

  public List<AccuracyCurve> curves() {
    return runs.stream().map(RunLog::curve).toList();
  }
}
