package io.github.mnist8k.models;

import io.github.mnist8k.data.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * How well a model knows an image set.
 *
 * @param images number of images
 * @param correct number of images whose largest logit, of all classes, is the label's
 * @param accuracy share of them in percent
 * @param loss mean cross entropy
 * @param perClass the same for each class of the net that is below 10 or a label of the set, in
 *     order
 */
public record Evaluation(
    int images, int correct, double accuracy, double loss, List<ClassResult> perClass) {

  private static final int BATCH = 1000;

  /** Copies the list. */
  public Evaluation {
    perClass = List.copyOf(perClass);
  }

  /**
   * Result of one class.
   *
   * @param digit the label
   * @param images images with this label
   * @param correct those that were recognised
   */
  public record ClassResult(int digit, int images, int correct) {

    /** Share of the images that were recognised in percent; none if there are no such images. */
    public OptionalDouble accuracy() {
      return images == 0 ? OptionalDouble.empty() : OptionalDouble.of(percent(correct, images));
    }
  }

  /**
   * Puts all images of a set through a net.
   *
   * @param classifier logits [N][classes] of pixels uint8 [N, 28, 28], N from 1 to 1,000; such as a
   *     classifier's method {@code logits}
   * @param set the images
   * @throws IllegalArgumentException naming the first image whose label is not a class of the net
   */
  public static Evaluation of(Function<byte[], float[][]> classifier, ImageSet set) {
    Objects.requireNonNull(classifier, "classifier");
    Objects.requireNonNull(set, "set");
    int[] images = new int[0];
    int[] correct = new int[0];
    double loss = 0;
    for (int from = 0; from < set.size(); from += BATCH) {
      int count = Math.min(BATCH, set.size() - from);
      byte[] pixels = new byte[count * ImageSet.PIXELS];
      set.pixels().position(from * ImageSet.PIXELS).get(pixels);
      float[][] logits = classifier.apply(pixels);
      int classes = logits[0].length;
      if (from == 0) {
        images = new int[classes];
        correct = new int[classes];
      }
      for (int i = 0; i < count; i++) {
        int label = label(set, from + i, classes);
        images[label]++;
        correct[label] += largest(logits[i]) == label ? 1 : 0;
        loss += crossEntropy(logits[i], label);
      }
    }
    int hits = IntStream.of(correct).sum();
    return new Evaluation(
        set.size(), hits, percent(hits, set.size()), loss / set.size(), perClass(images, correct));
  }

  private static int label(ImageSet set, int image, int classes) {
    int label = set.label(image);
    if (label >= classes) {
      throw new IllegalArgumentException(
          "image "
              + image
              + ": expected a label below "
              + classes
              + ", the net's number of classes, found "
              + label);
    }
    return label;
  }

  private static List<ClassResult> perClass(int[] images, int[] correct) {
    List<ClassResult> results = new ArrayList<>();
    for (int label = 0; label < images.length; label++) {
      if (label < ImageSet.CLASSES || images[label] > 0) {
        results.add(new ClassResult(label, images[label], correct[label]));
      }
    }
    return results;
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
    return 100.0 * part / whole;
  }
}
