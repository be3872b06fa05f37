package io.github.mnist8k.reports.runs;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * The accuracies of a run, ours or a source's, epoch by epoch, and the figures read off them.
 *
 * @param epochs the epochs in order, at least one
 */
public record AccuracyCurve(List<EpochAccuracy> epochs) {

  /**
   * Copies the epochs.
   *
   * @throws IllegalArgumentException if there are none
   */
  public AccuracyCurve {
    epochs = List.copyOf(Objects.requireNonNull(epochs, "epochs"));
    if (epochs.isEmpty()) {
      throw new IllegalArgumentException("a curve needs at least one epoch");
    }
  }

  /** Highest test accuracy, in percent. */
  public double bestTest() {
    return epochs.stream().mapToDouble(EpochAccuracy::test).max().orElseThrow();
  }

  /** Test accuracy of the last epoch, in percent. */
  public double lastTest() {
    return last().test();
  }

  /** Highest training accuracy, in percent; empty when none was published. */
  public OptionalDouble bestTrain() {
    return epochs.stream()
        .map(EpochAccuracy::train)
        .filter(Objects::nonNull)
        .mapToDouble(Double::doubleValue)
        .max();
  }

  /** Number of epochs with a test accuracy of {@link Rules#TARGET_ACCURACY} or more. */
  public int epochsAtTarget() {
    long target = hundredths(Rules.TARGET_ACCURACY);
    return (int) epochs.stream().filter(epoch -> hundredths(epoch.test()) >= target).count();
  }

  /**
   * Training minus test accuracy of the last epoch, in percentage points with two decimals; empty
   * when no training accuracy was published.
   */
  public OptionalDouble gap() {
    EpochAccuracy last = last();
    return last.train() == null
        ? OptionalDouble.empty()
        : OptionalDouble.of((hundredths(last.train()) - hundredths(last.test())) / 100.0);
  }

  /** The last epochs, or all of a shorter curve. */
  public List<EpochAccuracy> last(int count) {
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
