package io.github.mnist8k.reports.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TwoWayTest {

  /** By hand: rows 1 1 0 and 1 0 0; means 1/2, of seeds 2/3 and 1/3, of images 1, 1/2 and 0. */
  @Test
  void smallTableAgreesWithSumsByHand() {
    TwoWay found =
        TwoWay.of(List.of(new boolean[] {true, true, false}, new boolean[] {true, false, false}));
    // Seeds: 1/6, 1 degree of freedom. Images: 1, 2 degrees. Rest: 3/2 - 1/6 - 1 = 1/3, 2 degrees.
    assertEquals(0, found.ofSeeds(), 1e-5); // a root makes dust large
    assertEquals(100 * Math.sqrt(1 / 6.0 / 3), found.ofLuck(), 1e-9);
    assertEquals(100 * Math.sqrt((0.5 - 1 / 6.0) / 2 / 3), found.ofImages(), 1e-9);
  }

  @Test
  void seedsThatAgreeOnAllImagesHaveNoSpreadOfTheirOwn() {
    boolean[] answers = {true, false, true, true};
    TwoWay found = TwoWay.of(List.of(answers, answers, answers));
    assertEquals(0, found.ofSeeds(), 1e-5);
    assertEquals(0, found.ofLuck(), 1e-5);
  }

  /** Images with a chance of their own, and no differences between seeds. */
  @Test
  void luckIsFoundWhereSeedsAreEqualAndImagesAreNot() {
    var random = new Random(1);
    int images = 10_000;
    double[] chance = random.doubles(images).map(x -> x < 0.99 ? 1 : 0.5).toArray();
    List<boolean[]> right = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      boolean[] answers = new boolean[images];
      for (int i = 0; i < images; i++) {
        answers[i] = random.nextDouble() < chance[i];
      }
      right.add(answers);
    }
    TwoWay found = TwoWay.of(right);
    // 1 % of the images with a variance of 1/4 each.
    assertEquals(100 * Math.sqrt(0.01 * 0.25 / images), found.ofLuck(), 0.005);
    assertEquals(100 * Math.sqrt(0.01 * 0.25 / images), found.ofImages(), 0.005);
    assertEquals(0, found.ofSeeds(), 0.02);
  }

  @Test
  void oneSeedOrUnequalNumbersOfImagesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> TwoWay.of(List.of(new boolean[3])));
    assertThrows(
        IllegalArgumentException.class, () -> TwoWay.of(List.of(new boolean[3], new boolean[4])));
  }
}
