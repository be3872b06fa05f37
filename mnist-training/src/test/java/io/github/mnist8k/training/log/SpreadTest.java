package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void oddNumberHasAMiddle() {
    assertEquals(new Spread(3, 2, 1, 9), Spread.of(List.of(9.0, 1.0, 2.0)));
  }

  @Test
  void evenNumberHasTheMeanOfTwoMiddles() {
    assertEquals(new Spread(4, 3, 1, 9), Spread.of(List.of(9.0, 4.0, 1.0, 2.0)));
  }

  @Test
  void oneMeasurementIsAllAtOnce() {
    assertEquals(new Spread(1, 5, 5, 5), Spread.of(List.of(5.0)));
  }

  @Test
  void noMeasurementHasNoSpread() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }
}
