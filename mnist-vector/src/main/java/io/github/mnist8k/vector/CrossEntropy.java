package io.github.mnist8k.vector;

import io.github.mnist8k.vector.kernels.Lanes;

/**
 * Cross entropy of the softmax, image by image in double, with functions that give the same bits
 * everywhere.
 */
final class CrossEntropy {

  private final int classes;
  private final double[] exponentials;

  CrossEntropy(int classes) {
    this.classes = classes;
    this.exponentials = new double[classes];
  }

  /**
   * Loss of an image: log sum exp(logits) - logit of the label.
   *
   * @param logits [classes, 16]
   * @param lane the image's lane
   */
  double loss(float[] logits, int lane, int label) {
    double largest = logits[predicted(logits, lane) * Lanes.GROUP + lane];
    return StrictMath.log(exponentials(logits, lane, largest))
        - (logits[label * Lanes.GROUP + lane] - largest);
  }

  private double exponentials(float[] logits, int lane, double largest) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      exponentials[k] = StrictMath.exp(logits[k * Lanes.GROUP + lane] - largest);
      sum += exponentials[k];
    }
    return sum;
  }

  /**
   * Gradient of the batch's mean loss by the logits of the image whose loss was asked for last.
   *
   * @param batch images of the batch
   * @param gradient [classes, 16]
   */
  void gradient(int lane, int label, int batch, float[] gradient) {
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += exponentials[k];
    }
    for (int k = 0; k < classes; k++) {
      double share = exponentials[k] / sum - (k == label ? 1 : 0);
      gradient[k * Lanes.GROUP + lane] = (float) (share / batch);
    }
  }

  /** Class of the largest logit, the first of equal ones. */
  int predicted(float[] logits, int lane) {
    int best = 0;
    for (int k = 1; k < classes; k++) {
      if (logits[k * Lanes.GROUP + lane] > logits[best * Lanes.GROUP + lane]) {
        best = k;
      }
    }
    return best;
  }
}
