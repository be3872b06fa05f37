package io.github.mnist8k.data.synthetic;

import java.util.List;

/**
 * One way to write a digit.
 *
 * @param strokes in the order of drawing
 */
record Form(List<Stroke> strokes) {
  Form {
    strokes = List.copyOf(strokes);
  }

  static Form of(Stroke... strokes) {
    return new Form(List.of(strokes));
  }
}
