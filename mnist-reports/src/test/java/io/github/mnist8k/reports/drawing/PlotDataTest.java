package io.github.mnist8k.reports.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.drawing.PlotData.Series;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text by which plots are compared. */
class PlotDataTest {

  private static final PlotData DATA =
      new PlotData("A & B", List.of(new Series("mean < all", List.of(99.4, 98.123456, 8172.0))));

  private static final String ELEMENT =
      """
      <metadata>
      drawing 1
      A &amp; B
      mean &lt; all: 99.40 98.1235 8172.00
      </metadata>""";

  private static final String SVG = "<svg>" + ELEMENT + "<rect/></svg>\n";

  @Test
  void dataAreTextWithTwoToFourDecimals() {
    assertEquals(ELEMENT, DATA.element());
  }

  @Test
  void dataAreFoundWhateverElseIsDrawn() {
    assertTrue(DATA.in(SVG));
    assertTrue(DATA.in(SVG.replace("<rect/>", "<path/>")));
    assertTrue(DATA.in(SVG.replace("\n", "\r\n")));
  }

  @Test
  void otherDataAndHalfADocumentAreNotTheSame() {
    assertFalse(DATA.in(""));
    assertFalse(DATA.in(SVG.replace("98.1235", "98.1236")));
    assertFalse(DATA.in(SVG.replace("drawing 1", "drawing 0")));
    assertFalse(DATA.in(SVG.replace("</svg>", "")), "cut off");
    assertFalse(DATA.in(SVG.replace("drawing", "<<<<<<< HEAD\ndrawing")), "a merge gone wrong");
    assertFalse(DATA.in("</metadata>" + SVG));
  }
}
