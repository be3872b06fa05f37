package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochRecordTest {

  @Test
  void roundsMeasuredValuesToTheDecimalsOfTheFile() {
    EpochRecord epoch = epoch(0.123456785, 99.405, 12.3456);

    assertEquals(0.12345679, epoch.trainLoss());
    assertEquals(99.41, epoch.testAccuracy());
    assertEquals(12.346, epoch.trainSeconds());
  }

  @Test
  void keepsTheRatesExactly() {
    assertEquals(4.0254362882487444e-7, epoch(0.1, 99, 1).learningRate());
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesALossThatIsNotFiniteBecauseSuchARunHasDiverged(double loss) {
    var e = assertThrows(IllegalArgumentException.class, () -> epoch(loss, 99, 1));

    assertEquals("train_loss: expected a finite number, found " + loss, e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 100.01, Double.NaN})
  void refusesAnAccuracyThatIsNoPercentage(double accuracy) {
    var e = assertThrows(IllegalArgumentException.class, () -> epoch(0.1, accuracy, 1));

    assertTrue(e.getMessage().startsWith("test_accuracy: expected "), e.getMessage());
  }

  @Test
  void refusesNegativeSecondsAndEpochs() {
    assertThrows(IllegalArgumentException.class, () -> epoch(0.1, 99, -1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new EpochRecord("a/b", "mnist", 0, -1, 1, 0.1, 0.9, 1, 90, 1, 9000, 90, 1, 1));
  }

  @Test
  void refusesABlankExperiment() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new EpochRecord(" ", "mnist", 0, 0, 1, 0.1, 0.9, 1, 90, 1, 9000, 90, 1, 1));
  }

  private static EpochRecord epoch(double trainLoss, double testAccuracy, double trainSeconds) {
    return new EpochRecord(
        "era2-s7/step5",
        "mnist",
        0,
        14,
        938,
        4.0254362882487444e-7,
        0.9,
        trainLoss,
        99.02,
        0.015,
        9957,
        testAccuracy,
        trainSeconds,
        1.5);
  }
}
