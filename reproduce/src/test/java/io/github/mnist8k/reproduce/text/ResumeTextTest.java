package io.github.mnist8k.reproduce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResumeTextTest {

  private static final String BEGIN = "stopped; go on after the last finished epoch with";

  @Test
  void commandCanBeCopiedIntoAShell() {
    assertEquals(
        BEGIN + ": run --step 3 --out 'my runs' --file 'it'\\''s' --resume",
        ResumeText.of(List.of("run", "--step", "3", "--out", "my runs", "--file", "it's")));
  }

  @Test
  void overwriteWouldBeInTheWay() {
    String expected = BEGIN + ": run --step 3 --resume";
    assertEquals(expected, ResumeText.of(List.of("run", "--overwrite", "--step", "3")));
    assertEquals(expected, ResumeText.of(List.of("run", "--resume", "--step", "3")));
  }

  @Test
  void propertiesAreNoWords() {
    assertEquals(
        BEGIN + " the same command and -Dresume (in place of -Doverwrite)",
        ResumeText.of(List.of("run")));
  }
}
