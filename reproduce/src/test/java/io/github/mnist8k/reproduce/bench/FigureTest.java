package io.github.mnist8k.reproduce.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

  @Test
  void cellsAreNumberMedianAndRange() {
    var figure = new Figure("training", "images/s", List.of(3.5, 1.25, 2.0));
    assertEquals(List.of("training", "images/s", "3", "2", "1.25", "3.5"), figure.cells());
  }

  @Test
  void numbersHaveFiveDigitsAndNoExponent() {
    var figure = new Figure("training", "images/s", List.of(1234567.0, 0.000123456789));
    assertEquals(
        List.of("training", "images/s", "2", "617280", "0.00012346", "1234600"), figure.cells());
  }

  @Test
  void nothingMeasuredIsEmptyAndNotZero() {
    var figure = new Figure("start_up", "ms", List.of());
    assertEquals(List.of("start_up", "ms", "0", "", "", ""), figure.cells());
  }
}
