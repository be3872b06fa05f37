package io.github.mnist8k.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarkedSectionsTest {

  private static final String BEGIN_A = "<!-- mnist8k:results:a begin -->\n";
  private static final String END_A = "<!-- mnist8k:results:a end -->\n";
  private static final String BEGIN_B = "<!-- mnist8k:results:b begin -->\n";
  private static final String END_B = "<!-- mnist8k:results:b end -->\n";

  @Test
  void replacesOnlyWhatIsBetweenTheMarkers() {
    String text = "top\n" + BEGIN_B + "old\n" + END_B + "mid  \n" + BEGIN_A + END_A + "bottom";

    assertEquals(
        "top\n" + BEGIN_B + "B\n" + END_B + "mid  \n" + BEGIN_A + "A $1\n" + END_A + "bottom",
        new MarkedSections(text, Set.of("a", "b")).with(Map.of("a", "A $1\n", "b", "B\n")));
  }

  @Test
  void keepsTheLineEndsOfWindows() {
    String text = ("top\n" + BEGIN_A + "A\n" + END_A).replace("\n", "\r\n");
    MarkedSections sections = new MarkedSections(text, Set.of("a"));

    assertEquals(text, sections.with(Map.of("a", "A\n")));
  }

  @Test
  void aMarkerWithinALineIsText() {
    String text = "Write `" + BEGIN_A.strip() + "` first.\n" + BEGIN_A + "x\n" + END_A;

    assertEquals(
        text.replace("x\n", "y\n"), new MarkedSections(text, Set.of("a")).with(Map.of("a", "y\n")));
  }

  @Test
  void missingMarkersAreAnError() {
    assertError(
        "text\n",
        "expected the lines " + BEGIN_A.strip() + " and " + END_A.strip() + ", found neither");
    assertError(
        "x\n" + BEGIN_A + "y\n",
        "line 4: expected " + END_A.strip() + ", found the end of the text");
    assertError(END_A, "line 1: expected a begin marker first, found " + END_A.strip());
  }

  @Test
  void doubledMarkersAreAnError() {
    assertError(
        BEGIN_A + END_A + BEGIN_A + END_A,
        "line 3: expected " + BEGIN_A.strip() + " only once, found it again");
    assertError(
        BEGIN_A + BEGIN_A + END_A,
        "line 2: expected " + END_A.strip() + ", found " + BEGIN_A.strip());
  }

  @Test
  void crossedMarkersAreAnError() {
    assertError(
        BEGIN_A + BEGIN_B + END_A + END_B,
        "line 2: expected " + END_A.strip() + ", found " + BEGIN_B.strip());
    assertError(BEGIN_A + END_B, "line 2: expected " + END_A.strip() + ", found " + END_B.strip());
  }

  @Test
  void markersOfAnUnknownAssignmentAreAnError() {
    assertError(
        BEGIN_A + END_A + BEGIN_B + END_B,
        "expected only markers of [a], found " + BEGIN_B.strip());
  }

  private static void assertError(String text, String message) {
    var e =
        assertThrows(IllegalArgumentException.class, () -> new MarkedSections(text, Set.of("a")));
    assertEquals(message, e.getMessage());
  }
}
