package io.github.mnist8k.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PredictionTest {

  private static void assertSumsToOne(Prediction prediction) {
    assertEquals(10, prediction.probabilities().length);
    assertEquals(1, Arrays.stream(prediction.probabilities()).sum(), 1e-12);
  }

  @Test
  void probabilitiesAreTheSoftmaxOfTheLogits() {
    float[] logits = new float[10];
    logits[7] = (float) Math.log(11);
    Prediction prediction = Prediction.of(logits, 10);
    assertEquals(7, prediction.digit());
    assertEquals(11 / 20.0, prediction.probabilities()[7], 1e-7);
    assertEquals(1 / 20.0, prediction.probabilities()[0], 1e-7);
    assertSumsToOne(prediction);
  }

  @Test
  void largeLogitsDoNotOverflow() {
    float[] logits = {1e4f, -1e4f, 1e4f, 0, 0, 0, 0, 0, 0, -1e4f};
    Prediction prediction = Prediction.of(logits, 10);
    assertEquals(0.5, prediction.probabilities()[0], 1e-12);
    assertEquals(0.5, prediction.probabilities()[2], 1e-12);
    assertEquals(0, prediction.digit(), "the first of two equals");
    assertSumsToOne(prediction);
  }

  @Test
  void logitsThatAreAllVeryNegativeDoNotUnderflow() {
    float[] logits = new float[10];
    Arrays.fill(logits, -1e4f);
    logits[9] += 1;
    Prediction prediction = Prediction.of(logits, 10);
    assertEquals(9, prediction.digit());
    assertEquals(Math.E / (9 + Math.E), prediction.probabilities()[9], 1e-9);
    assertSumsToOne(prediction);
  }

  @Test
  void classesAfterTheTenthAreNeverTheDigitAndTakeNoShare() {
    float[] logits = new float[16];
    Arrays.fill(logits, 10, 16, 100);
    logits[3] = 1;
    Prediction prediction = Prediction.of(logits, 10);
    assertEquals(3, prediction.digit());
    assertSumsToOne(prediction);
  }
}
