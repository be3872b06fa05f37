package io.github.mnist8k.reports.runs;

import static io.github.mnist8k.reports.Fixtures.curve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void overfitsOnlyWhenTrainingIsMoreThanThirtyHundredthsAboveTest() {
    assertTrue(Rules.overfits(gap(99.71, 99.40)));
    assertFalse(Rules.overfits(gap(99.70, 99.40)));
    assertFalse(Rules.overfits(gap(99.10, 99.40)));
  }

  @Test
  void trainingIsHarderOnlyWhereItsAccuracyIsBelowThatOfTheTest() {
    assertTrue(Rules.trainingIsHarder(gap(99.39, 99.40)));
    assertFalse(Rules.trainingIsHarder(gap(99.40, 99.40)));
  }

  @Test
  void improvesOnlyWhenTheLastMeanIsMoreThanFiveHundredthsHigher() {
    AccuracyCurve onTheThreshold = curve(0, 10, 99.10, 99.20, 99.30, 99.15, 99.25, 99.35);
    AccuracyCurve overIt = curve(0, 10, 99.10, 99.20, 99.30, 99.15, 99.25, 99.37);

    assertEquals(OptionalDouble.of(0.05), Rules.progress(onTheThreshold));
    assertFalse(Rules.stillImproving(Rules.progress(onTheThreshold).orElseThrow()));
    assertTrue(Rules.stillImproving(Rules.progress(overIt).orElseThrow()));
    AccuracyCurve roundedToIt = curve(0, 10, 99.10, 99.20, 99.30, 99.15, 99.25, 99.36);
    assertEquals(OptionalDouble.of(0.05), Rules.progress(roundedToIt));
  }

  @Test
  void progressNeedsSixEpochs() {
    assertTrue(Rules.progress(curve(0, 95, 96, 97, 98, 99)).isEmpty());
    assertTrue(Rules.progress(curve(0, 94, 95, 96, 97, 98, 99)).isPresent());
  }

  @Test
  void accuracyIsHeldOnlyWhenAllOfTheLastFiveEpochsReachIt() {
    assertTrue(Rules.holdsAccuracy(curve(0, 98, 99.40, 99.41, 99.50, 99.40, 99.40)));
    assertFalse(Rules.holdsAccuracy(curve(0, 98, 99.40, 99.41, 99.39, 99.40, 99.40)));
    assertFalse(Rules.holdsAccuracy(curve(0, 99.40, 99.41, 99.50, 99.40)));
  }

  @Test
  void countsOnlyTheLastFiveEpochs() {
    assertEquals(2, Rules.heldEpochs(curve(0, 99.5, 99.5, 99.4, 99, 99, 99, 99.4)));
  }

  @Test
  void theExerciseAsksForFewerThanEightThousandParameters() {
    assertTrue(Rules.fewParameters(7_999));
    assertFalse(Rules.fewParameters(8_000));
  }

  @Test
  void theExerciseAllowsFifteenEpochs() {
    assertTrue(Rules.fewEpochs(15));
    assertFalse(Rules.fewEpochs(16));
  }

  private static double gap(double train, double test) {
    return curve(train - test, 90, test).gap().orElseThrow();
  }
}
