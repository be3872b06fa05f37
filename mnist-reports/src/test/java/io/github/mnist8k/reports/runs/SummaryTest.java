package io.github.mnist8k.reports.runs;

import static io.github.mnist8k.reports.Fixtures.curve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.reports.text.Markdown;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  @Test
  void readsTheFiguresOfEachSeed() {
    Summary summary =
        Summary.of(List.of(curve(0.5, 99.00, 99.40, 99.30), curve(-0.1, 99.10, 99.42, 99.50)));

    assertEquals("99.45 ± 0.07", Markdown.number(summary.bestTest(), 2));
    assertEquals("99.40 ± 0.14", Markdown.number(summary.lastTest(), 2));
    assertEquals("99.65 ± 0.35", Markdown.number(summary.bestTrain(), 2));
    assertEquals("1.5 ± 0.7", Markdown.number(summary.epochsAtTarget(), 1));
    assertEquals("0.20 ± 0.42", Markdown.number(summary.gap(), 2));
  }

  @Test
  void oneSeedHasNoDeviation() {
    assertEquals("99.40", Markdown.number(Summary.of(List.of(curve(0, 99.40))).bestTest(), 2));
  }

  @Test
  void aRunWithoutEpochsHasNoFigures() {
    assertThrows(IllegalArgumentException.class, () -> curve(0));
  }
}
