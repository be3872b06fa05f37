package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.reproduce.command.CommandLines;
import org.junit.jupiter.api.Test;

/**
 * The README's tables, the experiments' page, the performance page and the plots are those of the
 * results that the project keeps.
 */
class ReadmeTablesTest {

  @Test
  void tablesAreUpToDate() {
    assertEquals(
        0,
        CommandLines.execute(
            "report",
            "--check",
            "--results",
            "results",
            "--readme",
            "../README.md",
            "--docs",
            "../docs",
            "--measurements",
            "../bench/results.csv"));
  }
}
