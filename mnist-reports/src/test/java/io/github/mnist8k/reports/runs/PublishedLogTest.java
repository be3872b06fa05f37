package io.github.mnist8k.reports.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedLogTest {

  @ParameterizedTest
  @CsvSource({
    "tsai-a6/model1, 15, 98.89",
    "tsai-a6/model2, 15, 99.07",
    "tsai-a6/model3, 15, 99.09",
    "erav4-a6/model1, 15, 98.80",
    "erav4-a6/model2, 15, 99.32",
    "erav4-a6/model3, 15, 99.43",
    "era-a6/model1, 20, 99.49",
    "s7/model0, 15, 99.46",
    "s7/model1, 15, 99.38",
    "s7/model2, 15, 99.27",
    "s7/model3, 15, 99.56",
    "era2-s7/step1, 15, 99.07",
    "era2-s7/step2, 15, 99.48",
    "era2-s7/step3, 15, 99.42",
    "era2-s7/step4, 15, 99.44",
    "era2-s7/step5, 15, 99.57",
    "era2-s7/step6, 15, 99.50"
  })
  void everyLogPeaksAtTheAccuracyItsSourceClaims(String id, int epochs, double bestTest) {
    PublishedLog log = PublishedLog.read(id);

    assertEquals(epochs, log.epochs().size());
    assertEquals(bestTest, log.curve().bestTest());
    for (PublishedLog.Epoch epoch : log.epochs()) {
      assertEquals(epoch.testCorrect(), AccuracyCurve.hundredths(epoch.testAccuracy()));
    }
  }

  @Test
  void readsEveryColumn() {
    PublishedLog.Epoch last = PublishedLog.read("era2-s7/step5").epochs().get(14);

    assertEquals(
        new PublishedLog.Epoch(
            14, 938, 4.0254362882487444e-07, 0.05094844847917557, 99.02, 0.0150, 9957, 99.57),
        last);
  }

  @Test
  void whatWasNotPublishedStaysUnknown() {
    AccuracyCurve curve = PublishedLog.read("era-a6/model1").curve();

    assertTrue(curve.bestTrain().isEmpty());
    assertTrue(curve.gap().isEmpty());
    assertEquals(null, PublishedLog.read("era2-s7/step3").epochs().get(0).learningRateEnd());
  }

  @Test
  void saysThatThereIsNoSuchLog() {
    var e = assertThrows(IllegalArgumentException.class, () -> PublishedLog.read("s7/model9"));
    assertEquals("there is no published log of an experiment \"s7/model9\"", e.getMessage());
  }
}
