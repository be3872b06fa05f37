package io.github.mnist8k.training;

import java.util.Objects;

/**
 * What a net says to each test image, in the order of the test set.
 *
 * @param digits the class of the largest logit, the first of equal ones, as uint8 [N]
 * @param probabilities softmax of that logit [N], from 1 / classes to 1
 */
public record Answers(byte[] digits, float[] probabilities) {

  /**
   * Checks the lengths.
   *
   * @throws IllegalArgumentException if they differ
   */
  public Answers {
    Objects.requireNonNull(digits, "digits");
    Objects.requireNonNull(probabilities, "probabilities");
    if (digits.length != probabilities.length) {
      throw new IllegalArgumentException(
          "expected as many probabilities as answers, found %d and %d"
              .formatted(probabilities.length, digits.length));
    }
  }

  /**
   * The answers of logits.
   *
   * @param logits [N, classes], row after row
   * @param classes number of classes, at most 256
   */
  static Answers of(float[] logits, int classes) {
    byte[] digits = new byte[logits.length / classes];
    float[] probabilities = new float[digits.length];
    for (int i = 0; i < digits.length; i++) {
      int first = i * classes;
      int best = 0;
      for (int k = 1; k < classes; k++) {
        best = logits[first + k] > logits[first + best] ? k : best;
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp((double) logits[first + k] - logits[first + best]);
      }
      digits[i] = (byte) best;
      probabilities[i] = (float) (1 / sum);
    }
    return new Answers(digits, probabilities);
  }

  /** Number of images. */
  public int size() {
    return digits.length;
  }

  /** The answer to an image. */
  public int digit(int image) {
    return Byte.toUnsignedInt(digits[image]);
  }
}
