package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.Style;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.Locale;

/** Which digits are taken for which: right answers in grey, wrong ones in the darker the more. */
final class ConfusionPicture {

  private static final int CELL = 48;
  private static final int LEFT = 70;
  private static final int TOP = 78;
  private static final int MARGIN = 20;
  private static final Color RIGHT = new Color(0xEEF1F4);
  private static final Color WRONG = new Color(0xD55E00);
  private static final double FAINTEST = 0.12;

  private ConfusionPicture() {}

  static NamedPicture of(TestAnswers answers) {
    int side = CELL * classes(answers.confusion());
    return new NamedPicture(
        "confusion.png",
        "Confusion matrix: label by answer",
        LEFT + side + MARGIN,
        TOP + side + MARGIN,
        (canvas, area) -> paint(canvas, area, answers));
  }

  private static void paint(Graphics2D canvas, Rectangle2D area, TestAnswers answers) {
    int[][] counts = answers.confusion();
    int classes = classes(counts);
    int most = most(counts);
    double middle = LEFT + classes * CELL / 2.0;
    Texts.centred(
        canvas,
        answers.seeds() == 1
            ? answers.errors() + " wrong answers"
            : answers.errors() + " wrong answers of " + answers.seeds() + " seeds",
        Style.TITLE,
        Style.INK,
        middle,
        20);
    Texts.centred(canvas, "answer", Style.TEXT, Style.INK, middle, 46);
    Texts.centred(canvas, "label", Style.TEXT, Style.INK, 24, TOP + classes * CELL / 2.0);
    for (int label = 0; label < classes; label++) {
      double y = TOP + label * CELL;
      Texts.centred(canvas, "" + label, Style.BOLD, Style.INK, LEFT - 14, y + CELL / 2.0);
      Texts.centred(
          canvas, "" + label, Style.BOLD, Style.INK, LEFT + (label + 0.5) * CELL, TOP - 13);
      for (int answer = 0; answer < classes; answer++) {
        int count = counts[label][answer];
        double x = LEFT + answer * CELL;
        boolean right = label == answer;
        canvas.setPaint(right ? RIGHT : shade(count, most));
        canvas.fill(new Rectangle2D.Double(x + 1, y + 1, CELL - 2, CELL - 2));
        if (count > 0) {
          boolean dark = !right && count > most / 2;
          Texts.centred(
              canvas,
              String.format(Locale.ROOT, "%,d", count),
              right ? Style.SMALL : Style.BOLD,
              dark ? Color.WHITE : right ? Style.GREY : Style.INK,
              x + CELL / 2.0,
              y + CELL / 2.0);
        }
      }
    }
  }

  /**
   * Up to the last that is a label or an answer: some nets have more outputs than there are digits.
   */
  static int classes(int[][] counts) {
    int classes = counts.length;
    while (classes > 1 && unused(counts, classes - 1)) {
      classes--;
    }
    return classes;
  }

  private static boolean unused(int[][] counts, int last) {
    return Arrays.stream(counts[last]).allMatch(count -> count == 0)
        && Arrays.stream(counts).allMatch(row -> row[last] == 0);
  }

  private static int most(int[][] counts) {
    int most = 1;
    for (int label = 0; label < counts.length; label++) {
      int[] wrong = counts[label].clone();
      wrong[label] = 0;
      most = Math.max(most, Arrays.stream(wrong).max().orElse(0));
    }
    return most;
  }

  /** From white for none to full colour for the most. */
  private static Color shade(int count, int most) {
    if (count == 0) {
      return Color.WHITE;
    }
    double share = FAINTEST + (1 - FAINTEST) * count / most;
    return new Color(
        mixed(WRONG.getRed(), share),
        mixed(WRONG.getGreen(), share),
        mixed(WRONG.getBlue(), share));
  }

  private static int mixed(int part, double share) {
    return (int) Math.round(255 + (part - 255) * share);
  }
}
