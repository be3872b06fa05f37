package io.github.mnist8k.reproduce.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** The bar as text, and the line that it stands on. */
class CommandBarTest {

  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final BarLine line = new BarLine(new PrintStream(terminal, true, UTF_8), () -> 80);

  private String printed() {
    String text = terminal.toString(UTF_8).replace(System.lineSeparator(), "\n");
    terminal.reset();
    return text;
  }

  @Test
  void barFillsTheWidth() {
    assertEquals("a [>         ]   0 %, b", CommandBar.text("a", 0, ", b", 23));
    assertEquals("a [=====>    ]  50 %, b", CommandBar.text("a", 0.5, ", b", 23));
    assertEquals("a [==========] 100 %, b", CommandBar.text("a", 1, ", b", 23));
  }

  @Test
  void narrowTerminalCutsTheEndOff() {
    assertEquals("long title [==>  ", CommandBar.text("long title", 0.5, ", the end", 17));
    assertEquals("", CommandBar.text("title", 0.5, ", the end", 0));
  }

  @Test
  void linesStandAboveTheBarAndCoverIt() {
    line.accept("[==>   ]");
    assertEquals("[==>   ]", printed());
    line.print("note");
    assertEquals("\rnote    \n[==>   ]", printed());
    line.accept("[===]");
    assertEquals("\r[===]   ", printed());
  }

  @Test
  void closedBarLeavesNothing() {
    line.accept("[==>]");
    line.close();
    line.close();
    line.accept("[==>]");
    line.print("end");
    assertEquals("[==>]\r     \rend\n", printed());
  }
}
