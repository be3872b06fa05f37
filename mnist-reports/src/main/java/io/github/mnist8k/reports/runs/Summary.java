package io.github.mnist8k.reports.runs;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The figures of one experiment over its seeds: accuracies in percent, the gap in percentage
 * points.
 *
 * @param seeds number of seeds, at least 1
 * @param bestTest best test accuracy
 * @param lastTest test accuracy of the last epoch
 * @param bestTrain best training accuracy
 * @param epochsAtTarget epochs with a test accuracy at or over the target
 * @param gap training minus test accuracy of the last epoch
 */
public record Summary(
    int seeds,
    Statistic bestTest,
    Statistic lastTest,
    Statistic bestTrain,
    Statistic epochsAtTarget,
    Statistic gap) {

  public static Summary of(List<AccuracyCurve> runs) {
    return new Summary(
        runs.size(),
        over(runs, AccuracyCurve::bestTest),
        over(runs, AccuracyCurve::lastTest),
        over(runs, run -> run.bestTrain().orElseThrow()),
        over(runs, AccuracyCurve::epochsAtTarget),
        over(runs, run -> run.gap().orElseThrow()));
  }

  private static Statistic over(List<AccuracyCurve> runs, ToDoubleFunction<AccuracyCurve> figure) {
    return Statistic.of(runs.stream().mapToDouble(figure).boxed().toList());
  }
}
