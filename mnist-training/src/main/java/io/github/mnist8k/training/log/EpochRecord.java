package io.github.mnist8k.training.log;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What one epoch of a run has measured: one row of {@code epochs.csv}.
 *
 * <p>The constructor rounds every measured value to the decimals of the file, so a record that was
 * written and read back equals the one in memory.
 *
 * @param experiment id of the experiment, such as {@code era2-s7/step3}; not blank
 * @param dataset name of the dataset, such as {@code mnist} or {@code synthetic}; not blank
 * @param seed seed of the run
 * @param epoch number of the epoch, counted from 0
 * @param updates optimizer updates done in this epoch, at least 0
 * @param learningRate learning rate of the epoch's last update, at least 0; kept exactly
 * @param momentum momentum (for Adam: beta1) of the epoch's last update, at least 0; kept exactly
 * @param trainLoss mean training loss over the epoch's batches; rounded to 8 decimals
 * @param trainAccuracy running training accuracy in percent, 0 to 100; rounded to 2 decimals
 * @param testLoss mean loss over the test images; rounded to 8 decimals
 * @param testCorrect number of test images classified correctly, at least 0
 * @param testAccuracy test accuracy in percent, 0 to 100; rounded to 2 decimals
 * @param trainSeconds duration of training in seconds, at least 0; rounded to 3 decimals
 * @param testSeconds duration of testing in seconds, at least 0; rounded to 3 decimals
 */
public record EpochRecord(
    String experiment,
    String dataset,
    long seed,
    int epoch,
    long updates,
    double learningRate,
    double momentum,
    double trainLoss,
    double trainAccuracy,
    double testLoss,
    int testCorrect,
    double testAccuracy,
    double trainSeconds,
    double testSeconds) {

  static final int LOSS_DECIMALS = 8;
  static final int ACCURACY_DECIMALS = 2;
  static final int SECONDS_DECIMALS = 3;

  /**
   * Checks and rounds the values.
   *
   * @throws IllegalArgumentException if a text is blank, a number is not finite, or a value lies
   *     outside its range
   */
  public EpochRecord {
    requireText("experiment", experiment);
    requireText("dataset", dataset);
    requireRange("epoch", epoch, Integer.MAX_VALUE);
    requireRange("updates", updates, Long.MAX_VALUE);
    requireRange("learning_rate", learningRate, Double.MAX_VALUE);
    requireRange("momentum", momentum, Double.MAX_VALUE);
    requireFinite("train_loss", trainLoss);
    requireRange("train_accuracy", trainAccuracy, 100);
    requireFinite("test_loss", testLoss);
    requireRange("test_correct", testCorrect, Integer.MAX_VALUE);
    requireRange("test_accuracy", testAccuracy, 100);
    requireRange("train_seconds", trainSeconds, Double.MAX_VALUE);
    requireRange("test_seconds", testSeconds, Double.MAX_VALUE);
    trainLoss = round(trainLoss, LOSS_DECIMALS);
    trainAccuracy = round(trainAccuracy, ACCURACY_DECIMALS);
    testLoss = round(testLoss, LOSS_DECIMALS);
    testAccuracy = round(testAccuracy, ACCURACY_DECIMALS);
    trainSeconds = round(trainSeconds, SECONDS_DECIMALS);
    testSeconds = round(testSeconds, SECONDS_DECIMALS);
  }

  private static void requireText(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(name + ": expected a name, found \"" + value + "\"");
    }
  }

  private static void requireFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + ": expected a finite number, found " + value);
    }
  }

  private static void requireRange(String name, double value, double max) {
    requireFinite(name, value);
    if (value < 0 || value > max) {
      String expected = max == 100 ? "0 to 100 percent" : "0 or more";
      throw new IllegalArgumentException(name + ": expected " + expected + ", found " + value);
    }
  }

  private static double round(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }
}
