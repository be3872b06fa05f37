package io.github.mnist8k.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {

  @ParameterizedTest
  @ValueSource(ints = {0, '\t', '\n', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0x2028, 0x2029, 0x202e, 0xfeff})
  void whatEndsALineOrSteersATerminalIsReplaced(int sign) {
    assertEquals("a?b", OneLine.of("a" + Character.toString(sign) + "b"));
  }

  @Test
  void lettersOfAllKindsStay() {
    assertEquals("é \u4e2d \ud83d\ude42 \"?\"", OneLine.of("é \u4e2d \ud83d\ude42 \"?\""));
  }

  @Test
  void longTextKeepsItsBeginningAndItsEnd() {
    String whole = "x".repeat(OneLine.LONGEST);
    assertEquals(whole, OneLine.of(whole));
    String cut = OneLine.of("file: " + whole + "; get it again");
    assertEquals(OneLine.LONGEST, cut.length());
    assertTrue(cut.matches("file: x+\\.\\.\\.x+; get it again"), cut);
  }
}
