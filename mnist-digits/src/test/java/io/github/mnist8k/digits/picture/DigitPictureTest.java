package io.github.mnist8k.digits.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitPictureTest {
  /** What a large clean drawing becomes. */
  private static final byte[] SEVEN = prepared(Drawing.blackOnWhite(600));

  private static byte[] prepared(BufferedImage image) {
    return DigitPicture.of(image, Preparation.MNIST).pixels();
  }

  /** A grey picture from its levels by column and row. */
  private static BufferedImage grey(int width, int height, IntBinaryOperator level) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = Math.max(0, Math.min(255, level.applyAsInt(x, y)));
        image.getRaster().setSample(x, y, 0, value);
      }
    }
    return image;
  }

  private static BufferedImage picture(byte[] pixels) {
    return grey(28, 28, (x, y) -> Byte.toUnsignedInt(pixels[y * 28 + x]));
  }

  private static String problem(BufferedImage image, Preparation mode) {
    return assertThrows(IllegalArgumentException.class, () -> DigitPicture.of(image, mode))
        .getMessage();
  }

  @Test
  void inkFillsABoxOf20AndItsMassIsInTheMiddle() {
    GreyLevels levels = GreyLevels.onBlack(picture(SEVEN));
    GreyLevels box = levels.cut(1);
    assertEquals(20, Math.max(box.width(), box.height()));
    assertTrue(box.width() > 13 && box.width() < 19, "proportions: width " + box.width());
    assertTrue(levels.centreX() >= 13.5 - 0.1 && levels.centreX() < 14.5 + 0.1);
    assertTrue(levels.centreY() >= 13.5 - 0.1 && levels.centreY() < 14.5 + 0.1);
    assertEquals(255, IntStream.of(levels.levels()).max().orElseThrow());
    assertEquals(0, levels.at(22, 20), "ground to the right of the stem");
  }

  @Test
  void aPreparedDigitHardlyChangesWhenPreparedAgain() {
    assertTrue(Drawing.difference(SEVEN, prepared(picture(SEVEN))) < 1);
    BufferedImage turned = grey(28, 28, (x, y) -> 255 - Byte.toUnsignedInt(SEVEN[y * 28 + x]));
    assertTrue(Drawing.difference(SEVEN, prepared(turned)) < 1);
  }

  @Test
  void lightInkAndDarkInkGiveTheSame() {
    assertTrue(Drawing.difference(SEVEN, prepared(Drawing.whiteOnBlack(600))) < 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {56, 200, 1500})
  void theSizeOfTheDrawingMattersLittle(int size) {
    assertTrue(Drawing.difference(SEVEN, prepared(Drawing.blackOnWhite(size))) < 6);
  }

  @Test
  void transparencyIsPutOntoWhite() {
    BufferedImage image =
        Drawing.seven(600, BufferedImage.TYPE_INT_ARGB, Color.BLACK, new Color(0, 0, 0, 0));
    assertTrue(Drawing.difference(SEVEN, prepared(image)) < 1);
  }

  @Test
  void greyPaperPencilNoiseAndASoftShadowAreTakenAway() {
    BufferedImage clean = Drawing.blackOnWhite(600);
    SplittableRandom random = new SplittableRandom(1);
    BufferedImage photo =
        grey(
            600,
            600,
            (x, y) -> {
              int paper = 150 + x / 20;
              double ink = 1 - (clean.getRGB(x, y) & 0xff) / 255.0;
              return (int) (paper - 90 * ink + random.nextDouble(-6, 6));
            });
    byte[] found = prepared(photo);
    assertTrue(Drawing.difference(SEVEN, found) < 6, "" + Drawing.difference(SEVEN, found));
    assertEquals(0, found[0]);
    assertEquals(0, found[20 * 28 + 22]);
  }

  /**
   * Paper lit from one side: light falls off along a line or a curve, a pencil takes half of it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.7, 1, 2})
  void strongShadingOfThePaperIsEvenedOut(double curve) {
    BufferedImage clean = Drawing.blackOnWhite(600);
    for (int turned = 0; turned < 3; turned++) {
      SplittableRandom random = new SplittableRandom(turned);
      double right = turned < 2 ? 1 : 0;
      double down = turned > 0 ? 1 : 0;
      BufferedImage photo =
          grey(
              600,
              600,
              (x, y) -> {
                double along = (right * x + down * y) / 599 / (right + down);
                double paper = 250 - 120 * Math.pow(along, curve) + random.nextDouble(-3, 3);
                double ink = 1 - (clean.getRGB(x, y) & 0xff) / 255.0;
                return (int) (paper * (1 - ink / 2));
              });
      DigitPicture picture = DigitPicture.of(photo, Preparation.AUTO);
      double difference = Drawing.difference(SEVEN, picture.pixels());
      assertTrue(difference < 6, "" + difference);
      assertTrue(picture.note().orElseThrow().contains("its shading evened out"));
      assertEquals(Optional.empty(), picture.doubt());
    }
  }

  @Test
  void unsteadyLightIsLeftAlone() {
    BufferedImage twoPapers =
        grey(200, 200, (x, y) -> x > 80 && x < 90 && y > 50 && y < 150 ? 20 : x < 100 ? 240 : 150);
    String note = DigitPicture.of(twoPapers, Preparation.AUTO).note().orElseThrow();
    assertTrue(!note.contains("shading"), note);
  }

  @Test
  void inkThatFillsThePictureOrItsEdgeIsDoubtful() {
    BufferedImage full = grey(100, 100, (x, y) -> x > 4 && x < 95 && y > 4 && y < 95 ? 20 : 240);
    String doubt = DigitPicture.of(full, Preparation.AUTO).doubt().orElseThrow();
    assertTrue(doubt.startsWith("what was taken for ink covers 81 % of the picture"), doubt);
    BufferedImage frame = grey(100, 100, (x, y) -> x > 3 && y > 3 ? 240 : 20);
    doubt = DigitPicture.of(frame, Preparation.AUTO).doubt().orElseThrow();
    assertTrue(doubt.contains("and 52 % of its edge"), doubt);
    BufferedImage close = Drawing.blackOnWhite(600).getSubimage(125, 95, 350, 440);
    assertEquals(Optional.empty(), DigitPicture.of(close, Preparation.AUTO).doubt());
  }

  @Test
  void whiteInkOnTransparencyIsPutOntoBlack() {
    BufferedImage image =
        Drawing.seven(600, BufferedImage.TYPE_INT_ARGB, Color.WHITE, new Color(0, 0, 0, 0));
    DigitPicture picture = DigitPicture.of(image, Preparation.AUTO);
    assertTrue(Drawing.difference(SEVEN, picture.pixels()) < 1);
    assertTrue(picture.note().orElseThrow().contains("transparency put onto black"));
  }

  @Test
  void dustFarFromTheDigitDoesNotWidenIt() {
    BufferedImage image = Drawing.seven(600, BufferedImage.TYPE_INT_RGB, Color.GRAY, Color.WHITE);
    for (int i = 0; i < 9; i++) {
      image.setRGB(20 + i % 3, 570 + i / 3, 0);
    }
    assertTrue(Drawing.difference(SEVEN, prepared(image)) < 1);
  }

  @Test
  void aShadowThatReachesInFromTheEdgeIsDropped() {
    BufferedImage clean = Drawing.blackOnWhite(600);
    BufferedImage photo =
        grey(600, 600, (x, y) -> Math.min(clean.getRGB(x, y) & 0xff, 900 - (x + y) * 3 / 4));
    assertTrue(Drawing.difference(SEVEN, prepared(photo)) < 1);
  }

  @Test
  void unevenInkIsMadeEven() {
    BufferedImage clean = Drawing.blackOnWhite(600);
    BufferedImage pen =
        grey(600, 600, (x, y) -> (clean.getRGB(x, y) & 0xff) > 128 ? 255 : (x + y) % 3 * 30);
    assertTrue(Drawing.difference(SEVEN, prepared(pen)) < 4);
  }

  @Test
  void aThinLineIsStretchedToFullInk() {
    byte[] one = prepared(grey(400, 400, (x, y) -> x == 200 && y > 50 && y < 350 ? 0 : 255));
    assertEquals((byte) 255, one[14 * 28 + 14]);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "MNIST"})
  void aBlankPictureIsSaidToBeBlank(Preparation mode) {
    SplittableRandom random = new SplittableRandom(2);
    for (int level : new int[] {0, 100, 255}) {
      String message = problem(grey(28, 28, (x, y) -> level), mode);
      assertTrue(message.startsWith("expected a digit, found a blank picture"), message);
      assertTrue(
          problem(grey(100, 80, (x, y) -> (int) (level + random.nextDouble(-9, 9))), mode)
              .contains("blank"));
    }
    assertTrue(problem(grey(1, 1, (x, y) -> 7), mode).contains("blank"));
  }

  @Test
  void autoTakesWhatIsReadyAsItIs() {
    byte[] faint = SEVEN.clone();
    for (int i = 0; i < faint.length; i++) {
      faint[i] = (byte) (Byte.toUnsignedInt(SEVEN[i]) / 2); // preparing would stretch it
    }
    DigitPicture picture = DigitPicture.of(picture(faint), Preparation.AUTO);
    assertEquals(Optional.empty(), picture.note());
    assertArrayEquals(faint, picture.pixels());
  }

  @Test
  void autoPreparesADigitThatIsOffTheMiddle() {
    BufferedImage corner = grey(28, 28, (x, y) -> x > 2 && x < 9 && y > 2 && y < 9 ? 255 : 0);
    DigitPicture prepared = DigitPicture.of(corner, Preparation.AUTO);
    assertArrayEquals(DigitPicture.of(corner, Preparation.MNIST).pixels(), prepared.pixels());
    assertTrue(prepared.note().isPresent(), "says what was done");
    assertEquals(Optional.empty(), DigitPicture.of(corner, Preparation.NONE).note());
  }

  @Test
  void autoPreparesEverythingElse() {
    BufferedImage transparent =
        Drawing.seven(28, BufferedImage.TYPE_INT_ARGB, Color.BLACK, new Color(0, 0, 0, 0));
    for (BufferedImage image :
        new BufferedImage[] {
          Drawing.whiteOnBlack(56), Drawing.blackOnWhite(28), Drawing.blackOnWhite(600), transparent
        }) {
      DigitPicture picture = DigitPicture.of(image, Preparation.AUTO);
      assertArrayEquals(prepared(image), picture.pixels());
      assertTrue(picture.note().orElseThrow().contains("scaled and centred as MNIST's digits"));
    }
    String note = DigitPicture.of(Drawing.blackOnWhite(600), Preparation.AUTO).note().orElseThrow();
    assertTrue(
        note.matches(
            "600x600 pixels, dark ink on ground of level 255; ink of 35\\dx44\\d pixels scaled.*"),
        note);
  }

  @Test
  void noneTakesGreyAsStoredAndTheMeanOfColours() {
    BufferedImage colour = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);
    colour.setRGB(0, 0, 0xff0a141f);
    colour.setRGB(1, 0, 0x800a141f);
    colour.setRGB(2, 0, 0x00ffffff);
    byte[] pixels = DigitPicture.of(colour, Preparation.NONE).pixels();
    assertEquals((10 + 20 + 31) / 3, pixels[0]);
    assertEquals(61 * 128 / 765, pixels[1]);
    assertEquals(0, pixels[2]);

    BufferedImage deep = new BufferedImage(28, 28, BufferedImage.TYPE_USHORT_GRAY);
    deep.getRaster().setSample(5, 3, 0, 200 * 257);
    assertEquals((byte) 200, DigitPicture.of(deep, Preparation.NONE).pixels()[3 * 28 + 5]);
  }

  @Test
  void noneRefusesAnotherSize() {
    String message = problem(Drawing.whiteOnBlack(32), Preparation.NONE);
    assertTrue(message.startsWith("expected 28x28 pixels, found 32x32"), message);
  }

  @Test
  void pixelsAreCopiedAndCounted() {
    byte[] pixels = new byte[784];
    DigitPicture picture = new DigitPicture(pixels, Optional.empty(), Optional.empty());
    pixels[0] = 1;
    picture.pixels()[0] = 2;
    assertEquals(0, picture.pixels()[0]);
    assertThrows(
        IllegalArgumentException.class,
        () -> new DigitPicture(new byte[783], Optional.empty(), Optional.empty()));
  }
}
