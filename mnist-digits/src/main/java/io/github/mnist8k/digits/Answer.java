package io.github.mnist8k.digits;

import io.github.mnist8k.digits.file.DigitsFile;

/**
 * What a net says about an image. The arrays are the caller's.
 *
 * @param digit the digit with the largest logit, 0 to 9
 * @param probabilities of the ten digits, which add up to 1: the softmax of their logits
 * @param logits logits [classes], those of the digits first; some nets have more
 */
public record Answer(int digit, double[] probabilities, float[] logits) {

  /** The digit's probability. */
  public double probability() {
    return probabilities[digit];
  }

  @Override
  public String toString() {
    return "%d (%.1f %%)".formatted(digit, 100 * probability());
  }

  static Answer of(float[] logits) {
    int best = 0;
    for (int i = 1; i < DigitsFile.DIGITS; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    double[] probabilities = new double[DigitsFile.DIGITS];
    double sum = 0;
    for (int i = 0; i < DigitsFile.DIGITS; i++) {
      probabilities[i] = Math.exp((double) logits[i] - logits[best]);
      sum += probabilities[i];
    }
    for (int i = 0; i < DigitsFile.DIGITS; i++) {
      probabilities[i] /= sum;
    }
    return new Answer(best, probabilities, logits);
  }
}
