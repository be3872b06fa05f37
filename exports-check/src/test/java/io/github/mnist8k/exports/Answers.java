package io.github.mnist8k.exports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.models.Prediction;
import java.util.Arrays;

/**
 * What a net says about images.
 *
 * @param logits [N][classes]
 * @param probabilities [N][labels]
 * @param digits [N]
 */
record Answers(float[][] logits, float[][] probabilities, long[] digits) {

  /** What our own prediction makes of logits. */
  static Answers of(float[][] logits) {
    float[][] probabilities = new float[logits.length][];
    long[] digits = new long[logits.length];
    for (int i = 0; i < logits.length; i++) {
      var prediction = Prediction.of(logits[i], Math.min(10, logits[i].length));
      digits[i] = prediction.digit();
      probabilities[i] = new float[prediction.probabilities().length];
      for (int c = 0; c < probabilities[i].length; c++) {
        probabilities[i][c] = (float) prediction.probabilities()[c];
      }
    }
    return new Answers(logits, probabilities, digits);
  }

  /** The largest logit without its sign. */
  double scale() {
    return Arrays.stream(logits).mapToDouble(Answers::largest).max().orElse(0);
  }

  private static double largest(float[] row) {
    double largest = 0;
    for (float logit : row) {
      largest = Math.max(largest, Math.abs(logit));
    }
    return largest;
  }

  /** The greatest difference of two logits of the same image and class. */
  double distance(Answers other) {
    double distance = 0;
    for (int i = 0; i < logits.length; i++) {
      assertEquals(logits[i].length, other.logits[i].length, "classes");
      for (int c = 0; c < logits[i].length; c++) {
        distance = Math.max(distance, Math.abs((double) logits[i][c] - other.logits[i][c]));
      }
    }
    return distance;
  }

  /** That difference as a part of the largest logit, or of 1 where all are smaller. */
  double relativeDistance(Answers other) {
    return distance(other) / Math.max(1, scale());
  }

  /** Images of which the two name different digits. */
  int differentDigits(Answers other) {
    int different = 0;
    for (int i = 0; i < digits.length; i++) {
      different += digits[i] == other.digits[i] ? 0 : 1;
    }
    return different;
  }

  /**
   * The other one says the same: each logit within {@code tolerance} of the largest logit, or of 1
   * where all are smaller.
   */
  void assertSame(Answers other, double tolerance, String what) {
    assertEquals(logits.length, other.logits.length, what);
    assertArrayEquals(digits, other.digits, what);
    assertEquals(0, relativeDistance(other), tolerance, what);
    for (int i = 0; i < logits.length; i++) {
      assertArrayEquals(probabilities[i], other.probabilities[i], 1e-4f, what);
    }
  }
}
