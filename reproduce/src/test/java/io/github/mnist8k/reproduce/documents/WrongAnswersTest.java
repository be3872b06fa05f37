package io.github.mnist8k.reproduce.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.Answer;
import io.github.mnist8k.reports.sheet.TestAnswers;
import io.github.mnist8k.reports.sheet.WrongDigit;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrongAnswersTest {

  /** Four images, told apart by their first pixel, with the labels 1, 1, 2 and 3. */
  private static final ImageSet TEST = test((byte) 1, (byte) 1, (byte) 2, (byte) 3);

  private static ImageSet test(byte... labels) {
    byte[] pixels = new byte[labels.length * ImageSet.PIXELS];
    for (int i = 0; i < labels.length; i++) {
      pixels[i * ImageSet.PIXELS] = (byte) i;
    }
    return new ImageSet(pixels, labels);
  }

  private static Answer answer(int digit, double probability) {
    double[] probabilities = new double[10];
    probabilities[digit] = probability;
    return new Answer(digit, probabilities, new float[10]);
  }

  private static final TestAnswers ANSWERS =
      WrongAnswers.of(
          List.of(answer(1, 0.9), answer(7, 0.6), answer(7, 0.8), answer(5, 0.7)), TEST);

  @Test
  void confusionCountsTheAnswersToEachLabel() {
    int[][] confusion = ANSWERS.confusion();
    assertArrayEquals(new int[] {0, 1, 0, 0, 0, 0, 0, 1, 0, 0}, confusion[1]);
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, 1, 0, 0}, confusion[2]);
    assertEquals(4, Arrays.stream(confusion).flatMapToInt(Arrays::stream).sum());
    assertEquals(3, ANSWERS.errors());
  }

  @Test
  void mostConfidentErrorsOfANetComeFirst() {
    List<WrongDigit> wrong = ANSWERS.wrong();
    assertEquals(List.of(2, 3, 1), wrong.stream().map(WrongDigit::label).toList());
    assertEquals(List.of(7, 5, 7), wrong.stream().map(WrongDigit::answer).toList());
    assertEquals(0.8, wrong.get(0).probability());
    assertArrayEquals(TEST.image(2), wrong.get(0).pixels());
  }
}
