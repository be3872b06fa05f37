package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.training.log.Spread;
import java.util.List;

/**
 * A net by its size and its accuracy.
 *
 * @param id id of the experiment
 * @param parameters number of trainable parameters
 * @param accuracy test accuracy in per cent: the mean of our last five epochs over all seeds, or
 *     else the best that was published
 * @param seeds number of our seeds, 0 where there are none
 */
record NetPoint(String id, int parameters, double accuracy, int seeds) {

  /** The point of an experiment. */
  static NetPoint of(ExperimentRuns results) {
    List<AccuracyCurve> curves = RunLog.curves(results.leading());
    double accuracy =
        curves.isEmpty()
            ? results.experiment().claim().bestTest()
            : Spread.of(curves.stream().map(Quantity.LAST_FIVE_TEST::of).toList()).mean();
    return new NetPoint(
        results.experiment().id(), results.experiment().parameters(), accuracy, curves.size());
  }

  /** Whether we have runs of it. */
  boolean ours() {
    return seeds > 0;
  }

  /** Its numbers: parameters and accuracy. */
  PlotData.Series series() {
    String who = ours() ? "ours, seeds " + seeds : "published";
    return new PlotData.Series(id + ", " + who, List.of((double) parameters, accuracy));
  }
}
