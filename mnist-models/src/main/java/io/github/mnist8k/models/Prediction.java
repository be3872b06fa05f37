package io.github.mnist8k.models;

/**
 * What a net says about an image.
 *
 * @param digit the class with the largest logit: for MNIST the digit, 0 to 9
 * @param probabilities softmax over the classes that count, the digit's index first to last
 */
public record Prediction(int digit, double[] probabilities) {

  /** The digit's probability. */
  public double probability() {
    return probabilities[digit];
  }

  @Override
  public String toString() {
    return "%d (%.1f %%)".formatted(digit, 100 * probability());
  }

  /**
   * Prediction from the logits of one image.
   *
   * @param logits logits [classes]
   * @param labels the first so many classes are labels, 2 or more; those behind them, which a net
   *     may have, are never an answer
   */
  public static Prediction of(float[] logits, int labels) {
    int best = 0;
    for (int i = 1; i < labels; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    double[] probabilities = new double[labels];
    double sum = 0;
    for (int i = 0; i < labels; i++) {
      probabilities[i] = Math.exp((double) logits[i] - logits[best]);
      sum += probabilities[i];
    }
    for (int i = 0; i < labels; i++) {
      probabilities[i] /= sum;
    }
    return new Prediction(best, probabilities);
  }
}
