package io.github.mnist8k.reports.runs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.mnist8k.training.log.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A figure that is read off a run. */
public enum Quantity {
  /** Test accuracy of the last epoch. */
  @JsonProperty("lastTest")
  LAST_TEST("test accuracy of the last epoch", "%", 0.05, AccuracyCurve::lastTest),

  /** Training accuracy of the last epoch. */
  @JsonProperty("lastTrain")
  LAST_TRAIN("training accuracy of the last epoch", "%", 0.05, run -> run.last(1).get(0).train()),

  /** Highest test accuracy: picked on the test set. */
  @JsonProperty("bestTest")
  BEST_TEST("best test accuracy", "%", 0.05, AccuracyCurve::bestTest),

  /** Highest training accuracy. */
  @JsonProperty("bestTrain")
  BEST_TRAIN("best training accuracy", "%", 0.05, run -> run.bestTrain().orElseThrow()),

  /** Mean test accuracy of the last five epochs. */
  @JsonProperty("lastFiveTest")
  LAST_FIVE_TEST(
      "mean test accuracy of the last five epochs",
      "%",
      0.05,
      run -> mean(lastFive(run, Quantity::test))),

  /** Mean of training minus test accuracy over the last five epochs. */
  @JsonProperty("lastFiveGap")
  LAST_FIVE_GAP(
      "training minus test accuracy, mean of the last five epochs",
      "points",
      0.05,
      run -> mean(lastFive(run, Quantity::gap))),

  /** Standard deviation of the test accuracy over the last five epochs. */
  @JsonProperty("lastFiveWaver")
  LAST_FIVE_WAVER(
      "standard deviation of the test accuracy over the last five epochs",
      "points",
      0.01,
      run -> deviation(lastFive(run, Quantity::test))),

  /** Epochs until the test accuracy first reaches 99.0 %; one more than all where it never does. */
  @JsonProperty("epochsTo99")
  EPOCHS_TO_99(
      "epochs until the test accuracy reaches 99.0 %", "epochs", 0.5, Quantity::epochsTo99);

  private static final int LAST = 5;
  private static final double GOAL = 99.0;

  private final String words;
  private final String unit;
  private final double negligible;
  private final ToDoubleFunction<AccuracyCurve> function;

  Quantity(String words, String unit, double negligible, ToDoubleFunction<AccuracyCurve> function) {
    this.words = words;
    this.unit = unit;
    this.negligible = negligible;
    this.function = function;
  }

  /** What it is, for people. */
  public String words() {
    return words;
  }

  /** Its unit: per cent, percentage points or epochs. */
  public String unit() {
    return unit;
  }

  /** A difference that is none, in its unit: of accuracies, five of 10,000 test images. */
  public double negligible() {
    return negligible;
  }

  /** Its value in a run, which has training accuracies where the quantity needs them. */
  public double of(AccuracyCurve run) {
    return function.applyAsDouble(run);
  }

  /** Its spread over runs, at least one. */
  public Spread over(List<AccuracyCurve> runs) {
    return Spread.of(runs.stream().map(this::of).toList());
  }

  private static double test(EpochAccuracy epoch) {
    return epoch.test();
  }

  private static double gap(EpochAccuracy epoch) {
    return epoch.train() - epoch.test();
  }

  private static double[] lastFive(AccuracyCurve run, ToDoubleFunction<EpochAccuracy> value) {
    return run.last(LAST).stream().mapToDouble(value).toArray();
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  private static double epochsTo99(AccuracyCurve run) {
    List<EpochAccuracy> epochs = run.epochs();
    int epoch = 0;
    while (epoch < epochs.size() && epochs.get(epoch).test() < GOAL) {
      epoch++;
    }
    return epoch + 1.0;
  }
}
