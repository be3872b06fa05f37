package io.github.mnist8k.reproduce.page;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.Answer;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.reports.page.WrongDigit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a net answers to each image of a test set.
 *
 * @param test the images
 * @param answers an answer for each, in their order
 */
record Examination(ImageSet test, List<Answer> answers) {

  /** Has a net read all images, on all cores. */
  static Examination of(Digits net, ImageSet test) {
    return new Examination(
        test,
        IntStream.range(0, test.size()).parallel().mapToObj(i -> net.read(test.image(i))).toList());
  }

  /** A row for each of the ten labels, in it the number of each answer. */
  List<List<Integer>> confusion() {
    int[][] counts = new int[ImageSet.CLASSES][ImageSet.CLASSES];
    for (int i = 0; i < answers.size(); i++) {
      counts[test.label(i)][answers.get(i).digit()]++;
    }
    return IntStream.range(0, counts.length)
        .mapToObj(label -> IntStream.of(counts[label]).boxed().toList())
        .toList();
  }

  /** The images that are read wrongly, the most confident answer first. */
  List<WrongDigit> wrong(int most) {
    return IntStream.range(0, answers.size())
        .filter(i -> answers.get(i).digit() != test.label(i))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -confidence(i)))
        .limit(most)
        .map(
            i ->
                new WrongDigit(test.image(i), test.label(i), answers.get(i).digit(), confidence(i)))
        .toList();
  }

  private double confidence(int image) {
    Answer answer = answers.get(image);
    return answer.probabilities()[answer.digit()];
  }
}
