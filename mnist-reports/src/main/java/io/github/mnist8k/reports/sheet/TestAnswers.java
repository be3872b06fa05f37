package io.github.mnist8k.reports.sheet;

import java.util.List;
import java.util.Objects;

/**
 * What trained nets said to the test images.
 *
 * @param seeds number of nets
 * @param confusion how often each label [rows] got each answer [columns], over all seeds
 * @param wrong images to be shown: those that most seeds have wrong, and among these the ones with
 *     the greatest confidence
 */
public record TestAnswers(int seeds, int[][] confusion, List<WrongDigit> wrong) {

  /**
   * Copies what can change.
   *
   * @throws IllegalArgumentException if the counts are no square
   */
  public TestAnswers {
    Objects.requireNonNull(confusion, "confusion");
    confusion = copied(confusion);
    wrong = List.copyOf(wrong);
  }

  private static int[][] copied(int[][] confusion) {
    int[][] copy = new int[confusion.length][];
    for (int label = 0; label < copy.length; label++) {
      if (confusion[label].length != copy.length) {
        throw new IllegalArgumentException(
            "answers to label %d: expected %d numbers, found %d"
                .formatted(label, copy.length, confusion[label].length));
      }
      copy[label] = confusion[label].clone();
    }
    return copy;
  }

  /** Number of wrong answers over all seeds. */
  public int errors() {
    int errors = 0;
    for (int label = 0; label < confusion.length; label++) {
      for (int answer = 0; answer < confusion.length; answer++) {
        errors += answer == label ? 0 : confusion[label][answer];
      }
    }
    return errors;
  }
}
