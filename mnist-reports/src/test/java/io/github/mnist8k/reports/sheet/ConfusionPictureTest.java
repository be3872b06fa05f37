package io.github.mnist8k.reports.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which classes the matrix shows. */
class ConfusionPictureTest {

  @Test
  void outputsThatAreNeitherLabelNorAnswerAreNotShown() {
    assertEquals(
        2,
        ConfusionPicture.classes(
            new int[][] {{5, 1, 0, 0}, {0, 7, 0, 0}, {0, 0, 0, 0}, {0, 0, 0, 0}}));
  }

  @Test
  void aClassThatWasOnlyAnsweredIsShown() {
    assertEquals(3, ConfusionPicture.classes(new int[][] {{5, 0, 1}, {0, 7, 0}, {0, 0, 0}}));
  }
}
