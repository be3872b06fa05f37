package io.github.mnist8k.data.synthetic;

import static io.github.mnist8k.data.synthetic.Stroke.arc;
import static io.github.mnist8k.data.synthetic.Stroke.line;

import java.util.List;

/**
 * How the ten digits are written, in the unit square. Digits that people write in two ways have two
 * forms.
 */
final class DigitStrokes {
  private static final List<List<Form>> FORMS =
      List.of(
          List.of(Form.of(arc(0.5, 0.5, 0.3, 0.43, 270, -90))),
          List.of(
              Form.of(line(0.5, 0.06, 0.5, 0.94)),
              Form.of(line(0.34, 0.26, 0.54, 0.06, 0.54, 0.94))),
          List.of(Form.of(arc(0.5, 0.3, 0.27, 0.23, 190, 395).then(line(0.22, 0.92, 0.8, 0.92)))),
          List.of(
              Form.of(
                  arc(0.47, 0.28, 0.27, 0.21, 205, 450)
                      .then(arc(0.47, 0.71, 0.31, 0.22, 270, 515)))),
          List.of(
              Form.of(line(0.3, 0.07, 0.2, 0.58, 0.82, 0.58), line(0.66, 0.28, 0.62, 0.95)),
              Form.of(line(0.64, 0.95, 0.64, 0.05, 0.16, 0.66, 0.84, 0.66))),
          List.of(
              Form.of(
                  line(0.76, 0.08, 0.32, 0.08, 0.27, 0.48)
                      .then(arc(0.47, 0.66, 0.29, 0.26, 230, 510)))),
          List.of(
              Form.of(
                  arc(0.75, 0.66, 0.5, 0.6, 258, 180)
                      .then(arc(0.51, 0.69, 0.26, 0.24, 180, -180)))),
          List.of(
              Form.of(line(0.2, 0.1, 0.8, 0.1, 0.42, 0.93)),
              Form.of(line(0.2, 0.1, 0.8, 0.1, 0.42, 0.93), line(0.34, 0.52, 0.76, 0.52))),
          List.of(Form.of(arc(0.5, 0.28, 0.21, 0.2, 90, 450), arc(0.5, 0.7, 0.26, 0.22, 270, 630))),
          List.of(
              Form.of(arc(0.48, 0.3, 0.25, 0.23, 360, 0).then(line(0.7, 0.95))),
              Form.of(
                  arc(0.48, 0.3, 0.25, 0.23, 360, 0)
                      .then(line(0.72, 0.68, 0.62, 0.87, 0.34, 0.92)))));

  private DigitStrokes() {}

  /** The forms of a digit 0..9, at least one each. */
  static List<Form> forms(int digit) {
    return FORMS.get(digit);
  }
}
