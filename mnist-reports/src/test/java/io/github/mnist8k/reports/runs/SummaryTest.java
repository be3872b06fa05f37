package io.github.mnist8k.reports.runs;

import static io.github.mnist8k.reports.Fixtures.curve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void readsTheFiguresOfEachSeed() {
    Summary summary =
        Summary.of(List.of(curve(0.5, 99.00, 99.40, 99.30), curve(-0.1, 99.10, 99.42, 99.50)));

    assertEquals("99.45 ± 0.07", summary.bestTest().format(2));
    assertEquals("99.40 ± 0.14", summary.lastTest().format(2));
    assertEquals("99.65 ± 0.35", summary.bestTrain().format(2));
    assertEquals("1.5 ± 0.7", summary.epochsAtTarget().format(1));
    assertEquals("0.20 ± 0.42", summary.gap().format(2));
  }

  @Test
  void theDeviationIsThatOfASample() {
    Statistic statistic = Statistic.of(List.of(1.0, 2.0, 3.0, 4.0));

    assertEquals(2.5, statistic.mean());
    assertEquals(Math.sqrt(5.0 / 3.0), statistic.standardDeviation(), 1e-12);
  }

  @Test
  void oneSeedHasNoDeviation() {
    assertEquals("99.40", Summary.of(List.of(curve(0, 99.40))).bestTest().format(2));
  }

  @Test
  void aRunWithoutEpochsHasNoFigures() {
    assertThrows(IllegalArgumentException.class, () -> curve(0));
  }
}
