package io.github.mnist8k.reports.runs;

import io.github.mnist8k.training.log.Spread;
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
    Spread bestTest,
    Spread lastTest,
    Spread bestTrain,
    Spread epochsAtTarget,
    Spread gap) {

  /**
   * Reads the figures off each run.
   *
   * @param runs one curve per seed, at least one, each with training accuracies
   */
  public static Summary of(List<AccuracyCurve> runs) {
    return new Summary(
        runs.size(),
        over(runs, AccuracyCurve::bestTest),
        over(runs, AccuracyCurve::lastTest),
        over(runs, run -> run.bestTrain().orElseThrow()),
        over(runs, AccuracyCurve::epochsAtTarget),
        over(runs, run -> run.gap().orElseThrow()));
  }

  private static Spread over(List<AccuracyCurve> runs, ToDoubleFunction<AccuracyCurve> figure) {
    return Spread.of(runs.stream().mapToDouble(figure).boxed().toList());
  }
}
