package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.random.SplitMix64;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppearanceTest {
  private static final ImageSet DIGITS = SyntheticDigits.draw(300, 7);

  /** Takes pixel i from where the function says. */
  private static ImageSet moved(ImageSet set, IntUnaryOperator from) {
    byte[] pixels = new byte[set.size() * ImageSet.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      int start = i / ImageSet.PIXELS * ImageSet.PIXELS;
      pixels[i] = set.pixels().get(start + from.applyAsInt(i - start));
    }
    return new ImageSet(pixels, bytes(set.labels().remaining(), i -> set.label(i)));
  }

  private static ImageSet transposed(ImageSet set) {
    return moved(set, i -> i % 28 * 28 + i / 28);
  }

  private static ImageSet inverted(ImageSet set) {
    int count = set.size() * ImageSet.PIXELS;
    return new ImageSet(
        bytes(count, i -> 255 - set.pixels().get(i)), bytes(set.size(), set::label));
  }

  private static ImageSet relabelled(ImageSet set, IntUnaryOperator label) {
    int count = set.size() * ImageSet.PIXELS;
    return new ImageSet(
        bytes(count, i -> set.pixels().get(i)),
        bytes(set.size(), i -> label.applyAsInt(set.label(i))));
  }

  private static byte[] bytes(int count, IntUnaryOperator value) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = (byte) value.applyAsInt(i);
    }
    return bytes;
  }

  private static String oddity(ImageSet set) {
    return Appearance.oddity(set).orElse("none");
  }

  @Test
  void uprightDigitsPass() {
    assertEquals("none", oddity(DIGITS));
    assertEquals("none", oddity(SyntheticDigits.dataset().train()));
  }

  @Test
  void transposedDigitsAreSaidToBe() {
    assertTrue(oddity(transposed(DIGITS)).startsWith("most images look transposed, as EMNIST"));
  }

  @Test
  void invertedDigitsAreSaidToBe() {
    assertTrue(oddity(inverted(DIGITS)).startsWith("most images look inverted, dark on light"));
    assertTrue(oddity(inverted(transposed(DIGITS))).startsWith("most images look inverted"));
  }

  @Test
  void imagesWithoutLabelsAreJudgedByTheirShape() {
    assertEquals(Optional.empty(), unlabelled(DIGITS));
    assertEquals(Optional.empty(), unlabelled(moved(DIGITS, i -> 783 - i)));
    assertEquals(Appearance.oddity(transposed(DIGITS)), unlabelled(transposed(DIGITS)));
    assertEquals(Appearance.oddity(inverted(DIGITS)), unlabelled(inverted(DIGITS)));
    assertEquals(Optional.empty(), unlabelled(transposed(SyntheticDigits.draw(9, 1))), "too few");
    assertEquals(Optional.empty(), Appearance.oddity(new byte[200 * 784]), "empty images");
  }

  private static Optional<String> unlabelled(ImageSet set) {
    byte[] pixels = new byte[set.size() * ImageSet.PIXELS];
    set.pixels().get(pixels);
    return Appearance.oddity(pixels);
  }

  @Test
  void turnedOrMirroredDigitsAreNotTakenForTransposed() {
    assertEquals("none", oddity(moved(DIGITS, i -> 783 - i)));
    assertEquals("none", oddity(moved(DIGITS, i -> i / 28 * 28 + 27 - i % 28)));
    assertEquals("none", oddity(moved(DIGITS, i -> (27 - i / 28) * 28 + i % 28)));
  }

  @Test
  void whatIsNoSetOfDigitsPasses() {
    ImageSet sideways = transposed(DIGITS);
    assertEquals("none", oddity(relabelled(sideways, label -> 7)), "one class");
    assertEquals("none", oddity(relabelled(sideways, label -> label + 16)), "letters");
    assertEquals("none", oddity(transposed(SyntheticDigits.draw(50, 1))), "too few");
    assertEquals("none", oddity(inverted(SyntheticDigits.draw(5, 1))), "too few");
    ImageSet empty = new ImageSet(new byte[200 * 784], bytes(200, i -> i % 10));
    assertEquals(Optional.empty(), Appearance.oddity(empty));
  }

  /** Ten kinds of things that are no digits: smooth shapes of their own, with noise. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void otherThingsPass(long seed) {
    SplitMix64 random = new SplitMix64(seed);
    double[][] shape = new double[10][6];
    for (double[] ellipse : shape) {
      for (int i = 0; i < ellipse.length; i++) {
        ellipse[i] = random.uniform(4, 24);
      }
    }
    byte[] pixels =
        bytes(
            300 * 784,
            i -> {
              double[] s = shape[i / 784 % 10];
              double first = Math.hypot(i % 28 - s[0], (i / 28 % 28 - s[1]) * s[2] / 12);
              double second = Math.hypot(i % 28 - s[3], (i / 28 % 28 - s[4]) * s[5] / 12);
              double ink = 320 - 35 * Math.min(first, second) + random.uniform(-40, 40);
              return (int) Math.max(0, Math.min(255, ink));
            });
    assertEquals("none", oddity(new ImageSet(pixels, bytes(300, i -> i % 10))));
  }
}
