package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.Paper;
import io.github.mnist8k.reports.drawing.Style;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/** Images that are wrong with the greatest confidence, with label, answer and probability. */
public final class WrongDigitsPicture {

  private static final int SIDE = 28;
  private static final int COLUMNS = 5;
  private static final int ZOOM = 4;
  private static final int CELL = ZOOM * SIDE + 36;
  private static final int ROW = ZOOM * SIDE + 40;
  private static final int TOP = 46;
  private static final int MARGIN = 8;

  private WrongDigitsPicture() {}

  /** Whether this Java has fonts, without which there is no picture. */
  public static boolean canBeDrawn() {
    return Paper.hasFonts();
  }

  /**
   * The picture alone, as a PNG file.
   *
   * @param answers with at least one wrong one
   */
  public static byte[] png(TestAnswers answers) {
    return of(answers).png();
  }

  static NamedPicture of(TestAnswers answers) {
    List<WrongDigit> wrong = answers.wrong();
    int rows = (wrong.size() + COLUMNS - 1) / COLUMNS;
    return new NamedPicture(
        "wrong.png",
        "Test images that are answered wrongly with the greatest confidence",
        COLUMNS * CELL + 2 * MARGIN,
        TOP + rows * ROW + MARGIN,
        (canvas, area) -> {
          Texts.title(canvas, "Wrong with the greatest confidence", area.getWidth());
          for (int i = 0; i < wrong.size(); i++) {
            int x = MARGIN + i % COLUMNS * CELL;
            paint(canvas, wrong.get(i), answers.seeds(), x, TOP + i / COLUMNS * ROW);
          }
        });
  }

  private static void paint(Graphics2D canvas, WrongDigit digit, int seeds, int x, int y) {
    int side = ZOOM * SIDE;
    canvas.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    canvas.drawImage(image(digit.pixels()), x + (CELL - side) / 2, y, side, side, null);
    double middle = x + CELL / 2.0;
    String words =
        String.format(
            Locale.ROOT,
            "%d, said %d (%.0f %%)",
            digit.label(),
            digit.answer(),
            100 * digit.probability());
    Texts.centred(canvas, words, Style.SMALL, Style.INK, middle, y + side + 11);
    if (seeds > 1) {
      String count = digit.seeds() + " of " + seeds + " seeds";
      Texts.centred(canvas, count, Style.SMALL, Style.GREY, middle, y + side + 26);
    }
  }

  /** Dark on light, as on paper. */
  private static BufferedImage image(byte[] pixels) {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < pixels.length; i++) {
      int grey = 255 - Byte.toUnsignedInt(pixels[i]);
      image.setRGB(i % SIDE, i / SIDE, grey << 16 | grey << 8 | grey);
    }
    return image;
  }
}
