package io.github.mnist8k.reports.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.plots.LabelLayout.Label;
import io.github.mnist8k.reports.plots.LabelLayout.Place;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Labels hide nothing. */
class LabelLayoutTest {

  private static final Rectangle2D AREA = new Rectangle2D.Double(0, 0, 500, 300);
  private static final Line2D LINE = new Line2D.Double(0, 150, 500, 150);

  private static List<Place> places(List<Label> labels) {
    return new LabelLayout(AREA, LINE, labels).places();
  }

  private static Label label(double x, double y) {
    return new Label(x, y, 90, 14);
  }

  @Test
  void aLabelAloneStandsOnTheRightOfItsPoint() {
    Place place = places(List.of(label(100, 100))).get(0);
    assertEquals(new Rectangle2D.Double(108, 93, 90, 14), place.box());
  }

  @Test
  void aLabelAtTheEdgeStaysInside() {
    assertTrue(AREA.contains(places(List.of(label(495, 295))).get(0).box()));
  }

  @Test
  void labelsOfACrowdHideNeitherPointsNorOneAnotherNorTheLine() {
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      labels.add(label(140 + 52 * (i % 4) + i, 110 + 33 * (i / 4)));
    }
    List<Place> places = places(labels);
    for (int i = 0; i < places.size(); i++) {
      Rectangle2D box = places.get(i).box();
      assertTrue(AREA.contains(box));
      assertFalse(LINE.intersects(box));
      assertTrue(labels.stream().noneMatch(label -> box.contains(label.x(), label.y())));
      for (int j = 0; j < i; j++) {
        assertFalse(box.intersects(places.get(j).box()), i + " on " + j);
      }
    }
    assertEquals(
        places.stream().map(Place::box).toList(),
        places(labels).stream().map(Place::box).toList(),
        "the same each time");
  }

  @Test
  void labelsWithoutRoomStandBesideTheirPoints() {
    List<Label> labels = Collections.nCopies(2, label(100, 100));
    Rectangle2D narrow = new Rectangle2D.Double(90, 90, 20, 20);
    List<Place> places = new LabelLayout(narrow, LINE, labels).places();
    assertEquals(new Rectangle2D.Double(108, 93, 90, 14), places.get(1).box());
  }
}
