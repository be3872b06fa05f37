package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  /** Deviations from the mean of 4: 5, -3 and -2, so the variance is (25 + 9 + 4) / 2. */
  @Test
  void oddNumberHasAMiddle() {
    assertEquals(new Spread(3, 4, Math.sqrt(19), 2, 1, 9), Spread.of(List.of(9.0, 1.0, 2.0)));
  }

  /** Deviations from the mean of 4: 5, 0, -3 and -2, so the variance is (25 + 9 + 4) / 3. */
  @Test
  void evenNumberHasTheMeanOfTwoMiddles() {
    assertEquals(
        new Spread(4, 4, Math.sqrt(38 / 3.0), 3, 1, 9), Spread.of(List.of(9.0, 4.0, 1.0, 2.0)));
  }

  @Test
  void theDeviationIsThatOfASample() {
    Spread spread = Spread.of(List.of(1.0, 2.0, 3.0, 4.0));

    assertEquals(2.5, spread.mean());
    assertEquals(Math.sqrt(5.0 / 3.0), spread.standardDeviation(), 1e-12);
  }

  @Test
  void oneMeasurementIsAllAtOnceAndHasNoDeviation() {
    assertEquals(new Spread(1, 5, 0, 5, 5, 5), Spread.of(List.of(5.0)));
  }

  @Test
  void noMeasurementHasNoSpread() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }
}
