package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AnswersTest {

  @Test
  void answerIsTheFirstOfTheLargestLogitsWithItsSoftmax() {
    Answers answers = Answers.of(new float[] {0, 0, 0, 1, 3, 3, -1000, 2, 1000}, 3);
    assertArrayEquals(new byte[] {0, 1, 2}, answers.digits());
    assertEquals(1 / 3.0, answers.probabilities()[0], 1e-7);
    assertEquals(1 / (2 + Math.exp(-2)), answers.probabilities()[1], 1e-7);
    assertEquals(1, answers.probabilities()[2]);
  }

  @Test
  void lengthsMustAgree() {
    assertThrows(
        IllegalArgumentException.class, () -> new Answers(new byte[2], new float[] {1, 1, 1}));
  }
}
