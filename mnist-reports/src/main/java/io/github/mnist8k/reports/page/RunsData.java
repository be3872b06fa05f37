package io.github.mnist8k.reports.page;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.training.log.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The runs of an experiment by one engine, as the page has them. Accuracies are in percent.
 *
 * @param engine the engine
 * @param seeds number of runs
 * @param mean over seeds, of the mean test accuracy of the last five epochs
 * @param deviation standard deviation over seeds of the same; 0 for one seed
 * @param meeting how many seeds hold the accuracy that the exercise asks for
 * @param test test accuracy by epoch
 * @param train training accuracy by epoch
 */
record RunsData(
    String engine, int seeds, double mean, double deviation, long meeting, Band test, Band train) {

  /**
   * Accuracies by epoch over seeds.
   *
   * @param mean the mean of the seeds in each epoch
   * @param low the lowest seed in each epoch; null for one seed
   * @param high the highest seed in each epoch; null for one seed
   */
  record Band(List<Double> mean, List<Double> low, List<Double> high) {

    private static Band of(List<AccuracyCurve> runs, ToDoubleFunction<EpochAccuracy> accuracy) {
      List<Spread> epochs =
          IntStream.range(0, runs.get(0).epochs().size())
              .mapToObj(
                  epoch ->
                      Spread.of(
                          runs.stream()
                              .map(run -> accuracy.applyAsDouble(run.epochs().get(epoch)))
                              .toList()))
              .toList();
      boolean one = runs.size() == 1;
      return new Band(
          epochs.stream().map(epoch -> PageData.rounded(epoch.mean(), 3)).toList(),
          one ? null : epochs.stream().map(Spread::min).toList(),
          one ? null : epochs.stream().map(Spread::max).toList());
    }
  }

  /** The data of some runs, at least one. */
  static RunsData of(List<RunLog> runs) {
    List<AccuracyCurve> curves = RunLog.curves(runs);
    Spread lastFive = Quantity.LAST_FIVE_TEST.over(curves);
    return new RunsData(
        runs.get(0).engine(),
        runs.size(),
        PageData.rounded(lastFive.mean(), 4),
        PageData.rounded(lastFive.standardDeviation(), 4),
        curves.stream().filter(Rules::holdsAccuracy).count(),
        Band.of(curves, EpochAccuracy::test),
        Band.of(curves, EpochAccuracy::train));
  }
}
