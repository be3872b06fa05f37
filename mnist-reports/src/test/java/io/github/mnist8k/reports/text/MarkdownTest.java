package io.github.mnist8k.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.training.log.Spread;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MarkdownTest {

  @Test
  void numbersAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals("147,344", Markdown.count(147_344));
      assertEquals("99.40", Markdown.number(99.4, 2));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aSmallNegativeNumberIsNoNegativeZero() {
    assertEquals("0.00", Markdown.number(-0.001, 2));
  }

  @Test
  void textColumnsAreAlignedLeftAndNumbersRight() {
    assertEquals(
        "| a | b |\n| --- | --: |\n| x | 1 |\n",
        Markdown.table(List.of("a", "b"), 1, List.of(List.of("x", "1"))));
  }

  @Test
  void textCannotBreakOutOfItsCell() {
    assertEquals("a \\| b &lt; c d", Markdown.cell(" a | b < c\r\nd\n"));
  }

  @Test
  void aSampleIsItsMeanWithTheDeviationIfThereIsOne() {
    assertEquals("1.50 ± 0.71", Markdown.number(Spread.of(List.of(1.0, 2.0)), 2));
    assertEquals("1.50", Markdown.number(Spread.of(List.of(1.5)), 2));
  }
}
