package io.github.mnist8k.digits.picture;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One picture of a digit in the form that nets for MNIST expect.
 *
 * <p>Preparing repeats what was done to the digits of NIST to make MNIST (Y. LeCun, L. Bottou, Y.
 * Bengio and P. Haffner, "Gradient-based learning applied to document recognition", 1998, and the
 * MNIST page): the ink, light on black, is scaled into a box of 20x20 pixels with its proportions
 * kept, each pixel the mean of the area that it covers, and placed in 28x28 so that its centre of
 * mass is in the middle. Before that, what paper and camera need: transparency is put onto white
 * (onto black where white shows nothing: white ink), colours become grey (the mean of red, green
 * and blue), strong shading of the paper is evened out, the ground's level and noise are taken from
 * the picture's border and subtracted, specks are dropped, and the strongest ink is made even.
 * After it the brightest pixel is stretched to 255. How a camera was held (EXIF orientation) is not
 * looked at: the JDK does not read it, so such a photograph must be turned before.
 *
 * @param pixels uint8 [28, 28], 784 bytes, row-major, 0 ground and 255 full ink
 * @param note one line for people: what was done to the picture; empty if it was taken as it is
 * @param doubt one line for people: why a prepared picture may show no digit; mostly empty
 */
public record DigitPicture(byte[] pixels, Optional<String> note, Optional<String> doubt) {
  /** Levels below are dark, of 0..255. */
  private static final int DARK = 64;

  /** MNIST's digits have their centre of mass within half a pixel of this row and column. */
  private static final double MIDDLE = 14;

  /** Farther from the middle, in pixels, is off it. */
  private static final double OFF = 2;

  /**
   * Copies the pixels.
   *
   * @throws IllegalArgumentException unless there are 784 pixels
   */
  public DigitPicture {
    Objects.requireNonNull(pixels, "pixels");
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(doubt, "doubt");
    if (pixels.length != MnistFrame.PIXELS) {
      throw new IllegalArgumentException(
          "pixels: expected %d bytes, found %d".formatted(MnistFrame.PIXELS, pixels.length));
    }
    pixels = pixels.clone();
  }

  /** Copy of the pixels: uint8 [28, 28], 784 bytes. */
  @Override
  public byte[] pixels() {
    return pixels.clone();
  }

  /**
   * Takes a picture as it is, or prepares it.
   *
   * @param picture any size, grey or colour, with or without transparency; the digit upright
   * @param mode whether to prepare it
   * @throws NullPointerException if there is no picture: {@code ImageIO.read} gives null for a file
   *     that is no image it knows
   * @throws IllegalArgumentException if the picture is blank (with {@code AUTO} and {@code MNIST}),
   *     or has not 28x28 pixels (with {@code NONE})
   */
  public static DigitPicture of(BufferedImage picture, Preparation mode) {
    Objects.requireNonNull(
        picture, "picture: ImageIO.read gives null for a file that is no image it knows");
    return of(picture, size(picture), mode);
  }

  /** The same, with the size that messages give, since a large file is read at a fraction of it. */
  static DigitPicture of(BufferedImage image, String size, Preparation mode) {
    return switch (Objects.requireNonNull(mode, "mode")) {
      case NONE -> asItIs(image, size);
      case MNIST -> prepared(image, size);
      case AUTO -> isReady(image) ? asItIs(image, size) : prepared(image, size);
    };
  }

  /** Width and height of a picture, as messages give them. */
  static String size(BufferedImage image) {
    return image.getWidth() + "x" + image.getHeight() + " pixels";
  }

  private static DigitPicture asItIs(BufferedImage image, String size) {
    if (!isOfMnistsSize(image)) {
      throw new IllegalArgumentException(
          "expected 28x28 pixels, found %s; have it prepared, or scale it, white digit on black ground"
              .formatted(size));
    }
    byte[] pixels = bytes(GreyLevels.onBlack(image));
    return new DigitPicture(pixels, Optional.empty(), Optional.empty());
  }

  private static DigitPicture prepared(BufferedImage image, String size) {
    GreyLevels onWhite = GreyLevels.onWhite(image);
    Optional<Ink> even = Shading.evenedOut(onWhite).map(Ink::of).filter(ink -> !ink.isBlank());
    if (even.isPresent()) {
      return prepared(even.get(), size, ", its shading evened out");
    }
    Ink onPaper = Ink.of(onWhite);
    if (!onPaper.isBlank()) {
      return prepared(onPaper, size, "");
    }
    // White ink on transparency shows on black alone; an opaque picture is the same on both.
    Ink onBlack = Ink.of(GreyLevels.onBlack(image));
    if (!onBlack.isBlank()) {
      return prepared(onBlack, size, ", its transparency put onto black: it is blank on white");
    }
    throw new IllegalArgumentException(
        "expected a digit, found a blank picture: nothing stands out from the ground of level %d"
            .formatted(onPaper.ground()));
  }

  private static DigitPicture prepared(Ink ink, String size, String done) {
    Strokes strokes = ink.strokes();
    GreyLevels cut = strokes.cut();
    String note =
        "%s, %s%s; ink of %dx%d pixels scaled and centred as MNIST's digits are"
            .formatted(size, ink.description(), done, cut.width(), cut.height());
    byte[] pixels = bytes(MnistFrame.place(cut));
    return new DigitPicture(pixels, Optional.of(note), strokes.doubt());
  }

  /**
   * Whether a picture is as MNIST's are: its size, dark borders, the ink in the middle. A blank
   * picture is never ready: preparing it says that it is blank.
   */
  private static boolean isReady(BufferedImage image) {
    if (!isOfMnistsSize(image)) {
      return false;
    }
    GreyLevels onBlack = GreyLevels.onBlack(image);
    boolean opaque = Arrays.equals(onBlack.levels(), GreyLevels.onWhite(image).levels());
    return opaque
        && Ink.ground(onBlack) < DARK
        && IntStream.of(onBlack.levels()).max().orElseThrow() >= DARK
        && Math.abs(onBlack.centreX() - MIDDLE) <= OFF
        && Math.abs(onBlack.centreY() - MIDDLE) <= OFF;
  }

  private static boolean isOfMnistsSize(BufferedImage image) {
    return image.getWidth() == MnistFrame.SIDE && image.getHeight() == MnistFrame.SIDE;
  }

  private static byte[] bytes(GreyLevels grey) {
    byte[] bytes = new byte[MnistFrame.PIXELS];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) grey.levels()[i];
    }
    return bytes;
  }
}
