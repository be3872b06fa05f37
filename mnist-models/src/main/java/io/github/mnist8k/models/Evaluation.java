package io.github.mnist8k.models;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import java.util.ArrayList;
import java.util.List;

/**
 * How well a model knows an image set.
 *
 * @param images number of images
 * @param correct number of images whose largest logit, of all classes, is the label's
 * @param accuracy share of them in percent
 * @param loss mean cross entropy
 * @param perClass the same for each digit
 */
public record Evaluation(
    int images, int correct, double accuracy, double loss, List<ClassResult> perClass) {

  private static final int BATCH = 1000;
  private static final int DIGITS = 10;

  /**
   * Result of one digit.
   *
   * @param digit the label
   * @param images images with this label
   * @param correct those that were recognised
   * @param accuracy share of them in percent, 0 if there are no such images
   */
  public record ClassResult(int digit, int images, int correct, double accuracy) {}

  /** Puts all images of a set through a classifier. */
  public static Evaluation of(DigitClassifier classifier, ImageSet set) {
    int[] images = new int[DIGITS];
    int[] correct = new int[DIGITS];
    double loss = 0;
    for (int from = 0; from < set.size(); from += BATCH) {
      int count = Math.min(BATCH, set.size() - from);
      byte[] pixels = new byte[count * ImageSet.PIXELS];
      set.pixels().position(from * ImageSet.PIXELS).get(pixels);
      float[][] logits = classifier.logits(pixels);
      for (int i = 0; i < count; i++) {
        int label = set.label(from + i);
        images[label]++;
        correct[label] += largest(logits[i]) == label ? 1 : 0;
        loss += crossEntropy(logits[i], label);
      }
    }
    List<ClassResult> perClass = new ArrayList<>();
    int hits = 0;
    for (int digit = 0; digit < DIGITS; digit++) {
      hits += correct[digit];
      perClass.add(
          new ClassResult(
              digit, images[digit], correct[digit], percent(correct[digit], images[digit])));
    }
    return new Evaluation(
        set.size(), hits, percent(hits, set.size()), loss / set.size(), List.copyOf(perClass));
  }

  private static int largest(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  /** Logarithm of the softmax's sum less the label's logit, shifted so that nothing overflows. */
  private static double crossEntropy(float[] logits, int label) {
    double most = logits[largest(logits)];
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    return Math.log(sum) + most - logits[label];
  }

  private static double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
  }
}
