package io.github.mnist8k.reports;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The accuracies of a run, ours or a source's, epoch by epoch, and the figures read off them.
 *
 * @param epochs the epochs in order, at least one
 */
record AccuracyCurve(List<EpochAccuracy> epochs) {

  AccuracyCurve {
    epochs = List.copyOf(epochs);
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("a curve needs at least one epoch");
    }
  }

  double bestTest() {
    return epochs.stream().mapToDouble(EpochAccuracy::test).max().orElseThrow();
  }

  double lastTest() {
    return last().test();
  }

  /** Empty when no training accuracy was published. */
  OptionalDouble bestTrain() {
    return epochs.stream()
        .map(EpochAccuracy::train)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max();
  }

  int epochsAtTarget() {
    return (int) epochs.stream().filter(epoch -> epoch.test() >= Rules.TARGET_ACCURACY).count();
  }

  /**
   * Training minus test accuracy of the last epoch, in percentage points with two decimals; empty
   * when no training accuracy was published.
   */
  OptionalDouble gap() {
    EpochAccuracy last = last();
    return last.train() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((hundredths(last.train()) - hundredths(last.test())) / 100.0);
  }

  /** The last epochs, or all of a shorter curve. */
  List<EpochAccuracy> last(int count) {
    return epochs.subList(Math.max(0, epochs.size() - count), epochs.size());
  }

  /** Logs have two decimals: in hundredths, sums and comparisons are exact. */
  static long hundredths(double percent) {
    return Math.round(percent * 100);
  }

  private EpochAccuracy last() {
    return epochs.get(epochs.size() - 1);
  }
}
