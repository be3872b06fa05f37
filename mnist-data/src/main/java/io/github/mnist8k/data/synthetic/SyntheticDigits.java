package io.github.mnist8k.data.synthetic;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxDataset;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.random.SplitMix64;
import java.util.List;

/**
 * Digits drawn from built-in strokes, white on black like MNIST, with random thickness, slant,
 * scale, shift, bend, ink and noise. They need no files and no network, and the same seed gives the
 * same bytes on every machine. They stand in for MNIST in tests and trials; accuracies on them say
 * nothing about MNIST.
 */
public final class SyntheticDigits {
  /** Name of the dataset. */
  public static final String NAME = "synthetic";

  private static final int TRAIN_SIZE = 6000;
  private static final int TEST_SIZE = 1000;
  private static final long TRAIN_SEED = 1;
  private static final long TEST_SEED = 2;

  /**
   * Height and width of the unit square of the strokes, in pixels; MNIST's digits fill a box of 20
   * too.
   */
  private static final double BOX = 20;

  private static final double CENTRE = ImageSet.ROWS / 2.0;

  private SyntheticDigits() {}

  /** The dataset {@code synthetic}: 6000 training and 1000 test images, always the same. */
  public static Dataset dataset() {
    ImageSet train = draw(TRAIN_SIZE, TRAIN_SEED);
    ImageSet test = draw(TEST_SIZE, TEST_SEED);
    return IdxDataset.of(NAME, "drawn from built-in strokes", train, test);
  }

  /**
   * Draws digits in random order, each of the ten as often as any other (to within one).
   *
   * @param count number of images, 1 to 100,000
   * @param seed any 64-bit number; the same seed and count give the same images
   * @throws IllegalArgumentException when count is out of range
   */
  public static ImageSet draw(int count, long seed) {
    if (count < 1 || count > 100_000) {
      throw new IllegalArgumentException("count: expected 1..100000, found " + count);
    }
    SeedStream seeds = new SeedStream(seed);
    int[] order = seeds.generator("synthetic order").permutation(count);
    byte[] pixels = new byte[count * ImageSet.PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      int digit = order[i] % ImageSet.CLASSES;
      labels[i] = (byte) digit;
      draw(digit, seeds.generator("synthetic digit", i), pixels, i * ImageSet.PIXELS);
    }
    return new ImageSet(pixels, labels);
  }

  private static void draw(int digit, SplitMix64 random, byte[] pixels, int offset) {
    List<Form> forms = DigitStrokes.forms(digit);
    Form form = forms.get(random.nextInt(forms.size()));
    double halfThickness = random.uniform(0.7, 1.6);
    Hand hand = Hand.random(random);
    DigitCanvas canvas = new DigitCanvas();
    for (Stroke stroke : form.strokes()) {
      for (int i = 1; i < stroke.points().size(); i++) {
        Point from = hand.place(stroke.points().get(i - 1));
        Point to = hand.place(stroke.points().get(i));
        canvas.line(from.x(), from.y(), to.x(), to.y(), halfThickness + 1);
      }
    }
    double ink = random.uniform(130, 255);
    double noise = random.uniform(0, 90);
    for (int pixel = 0; pixel < ImageSet.PIXELS; pixel++) {
      double value = ink * canvas.coverage(pixel, halfThickness) + random.uniform(-noise, noise);
      pixels[offset + pixel] = (byte) Math.round(Math.max(0, Math.min(255, value)));
    }
  }

  /** One way of writing: takes a point of the unit square to pixels. */
  private record Hand(
      double scaleX,
      double scaleY,
      double slant,
      double shiftX,
      double shiftY,
      double bend,
      double phase) {
    static Hand random(SplitMix64 random) {
      return new Hand(
          random.uniform(0.7, 1.1),
          random.uniform(0.75, 1.1),
          random.uniform(-0.2, 0.5),
          random.uniform(-3, 3),
          random.uniform(-3, 3),
          random.uniform(0, 0.1),
          random.uniform(0, 2 * Math.PI));
    }

    Point place(Point point) {
      double up = 0.5 - point.y();
      double bent = point.x() + bend * StrictMath.sin(5 * up + phase);
      double x = (bent - 0.5) * scaleX + slant * up;
      double y = -up * scaleY;
      return new Point(CENTRE + shiftX + BOX * x, CENTRE + shiftY + BOX * y);
    }
  }
}
