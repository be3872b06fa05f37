package io.github.mnist8k.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DigitCanvasTest {
  @Test
  void coverageFallsOffWithTheDistanceToTheStroke() {
    DigitCanvas canvas = new DigitCanvas();
    // Along the middle of row 10, from column 5 to column 20.
    canvas.line(5.5, 10.5, 20.5, 10.5, 3);
    assertEquals(1, canvas.coverage(10 * 28 + 12, 1), 1e-12);
    assertEquals(0.5, canvas.coverage(11 * 28 + 12, 1), 1e-12);
    assertEquals(0.25, canvas.coverage(9 * 28 + 12, 0.75), 1e-12);
    assertEquals(0, canvas.coverage(12 * 28 + 12, 1), 1e-12);
    // The end is round: beyond it the distance to the end point counts.
    assertEquals(0.5, canvas.coverage(10 * 28 + 21, 1), 1e-12);
    assertEquals(1.5 - Math.sqrt(2), canvas.coverage(11 * 28 + 21, 1), 1e-12);
  }

  @Test
  void strokesAreCutOffAtTheEdge() {
    DigitCanvas canvas = new DigitCanvas();
    canvas.line(-10, -10, 40, 40, 2);
    assertEquals(1, canvas.coverage(0, 1), 1e-12);
    assertEquals(1, canvas.coverage(27 * 28 + 27, 1), 1e-12);
    assertEquals(0, canvas.coverage(27, 1), 1e-12);
  }
}
