package io.github.mnist8k.reports.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Where labels stand: near their points, hiding neither points nor one another. Labels are placed
 * one by one at the nearest free place, in many orders, and the order with the shortest ways,
 * squared, wins.
 */
final class LabelLayout {

  private static final int[] DISTANCES = {8, 12, 16, 20, 26, 34, 44, 56, 70, 90, 115, 150};
  private static final int DIRECTIONS = 24;
  private static final int ORDERS = 300;
  private static final int NO_PLACE = 1_000;
  private static final double POINT = 12;
  private static final double APART = 26; // no text beside a point that is not its own

  private final Rectangle2D area;
  private final Line2D line;
  private final List<Label> labels;
  private final List<List<Place>> candidates;

  /**
   * A label to be placed.
   *
   * @param x of its point, in pixels
   * @param y of its point, in pixels
   * @param width of its text, in pixels
   * @param height of its text, in pixels
   */
  record Label(double x, double y, double width, double height) {}

  /**
   * A place for a label.
   *
   * @param box where its text stands
   * @param leader from the point to the text
   * @param cost how far the text is, in pixels, or a large number where it hides something
   */
  record Place(Rectangle2D box, Line2D leader, int cost) {}

  /**
   * Labels in an area.
   *
   * @param area no label leaves it
   * @param line no label stands on it
   * @param labels with their points
   */
  LabelLayout(Rectangle2D area, Line2D line, List<Label> labels) {
    this.area = area;
    this.line = line;
    this.labels = List.copyOf(labels);
    this.candidates = labels.stream().map(this::candidates).toList();
  }

  /** A place for each label, in their order; one without any stands beside its point. */
  List<Place> places() {
    var random = new Random(0);
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      order.add(i);
    }
    Place[] best = placed(order);
    for (int i = 1; i < ORDERS; i++) {
      Collections.shuffle(order, random);
      Place[] next = placed(order);
      if (cost(next) < cost(best)) {
        best = next;
      }
    }
    return List.of(best);
  }

  private static int cost(Place[] places) {
    return Arrays.stream(places).mapToInt(place -> place.cost() * place.cost()).sum();
  }

  private Place[] placed(List<Integer> order) {
    var places = new Place[labels.size()];
    List<Place> taken = new ArrayList<>();
    for (int i : order) {
      places[i] = nearest(i, taken);
      taken.add(places[i]);
    }
    return places;
  }

  private Place nearest(int label, List<Place> taken) {
    return candidates.get(label).stream()
        .filter(place -> taken.stream().noneMatch(other -> crossed(place, other)))
        .findFirst()
        .orElseGet(() -> beside(labels.get(label)));
  }

  private static Place beside(Label label) {
    Place beside = at(label, DISTANCES[0], 0);
    return new Place(beside.box(), beside.leader(), NO_PLACE);
  }

  /** The places of a label that hide no point, nearest first. */
  private List<Place> candidates(Label label) {
    List<Place> places = new ArrayList<>();
    for (int distance : DISTANCES) {
      for (int i = 0; i < DIRECTIONS; i++) {
        Place place = at(label, distance, 2 * Math.PI * i / DIRECTIONS);
        if (free(label, place)) {
          places.add(place);
        }
      }
    }
    return places;
  }

  /** The box whose nearest edge is so far from the point in a direction: 0 is to the right. */
  private static Place at(Label label, int distance, double angle) {
    double toX = label.x() + distance * Math.cos(angle);
    double toY = label.y() + distance * Math.sin(angle);
    var box =
        new Rectangle2D.Double(
            toX - label.width() * (1 - Math.cos(angle)) / 2,
            toY - label.height() * (1 - Math.sin(angle)) / 2,
            label.width(),
            label.height());
    return new Place(box, new Line2D.Double(label.x(), label.y(), toX, toY), distance);
  }

  private boolean free(Label label, Place place) {
    return area.contains(place.box())
        && !line.intersects(place.box())
        && !point(label, POINT, POINT).intersects(place.box())
        && labels.stream()
            .filter(other -> !other.equals(label))
            .map(other -> point(other, APART, POINT))
            .noneMatch(place.box()::intersects)
        && labels.stream()
            .map(other -> point(other, POINT, POINT))
            .filter(point -> !point.contains(label.x(), label.y()))
            .noneMatch(place.leader()::intersects);
  }

  private static boolean crossed(Place place, Place other) {
    return place.box().intersects(other.box())
        || place.leader().intersects(other.box())
        || other.leader().intersects(place.box())
        || place.leader().intersectsLine(other.leader());
  }

  private static Rectangle2D point(Label label, double width, double height) {
    return new Rectangle2D.Double(label.x() - width / 2, label.y() - height / 2, width, height);
  }
}
