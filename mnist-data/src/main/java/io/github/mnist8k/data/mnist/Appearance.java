package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Whether images of digits look as MNIST's do: light on dark, and upright. What cannot be judged,
 * because it is no set of digits or too small a one, passes.
 */
public final class Appearance {
  private static final int SIDE = ImageSet.ROWS;

  /** Of a white ground far above, of a black one far below. */
  private static final double LIGHT = 128;

  /** Pixels of this level and above belong to the stroke, not to its soft edge. */
  private static final int STROKE = 64;

  private static final int FEWEST_PER_DIGIT = 10;
  private static final int DRAWN = 500;

  /**
   * MNIST and sets of 100 digits from it reach 0.4 to 0.6 in the right orientation and up to 0.25
   * in the transposed one. Orientations of something else, such as digits with exchanged labels or
   * smooth random images, reach 0.35 at most, and seldom differ by so much.
   */
  private static final double ALIKE = 0.4;

  private static final double MUCH_MORE_ALIKE = 0.2;

  private Appearance() {}

  /** What is odd about most of the labelled images and what to do, or nothing. */
  static Optional<String> oddity(ImageSet images) {
    return oddity(images(images), () -> isTransposed(images));
  }

  /**
   * What is odd about most of the images and what to do, or nothing. Without labels, images count
   * as transposed when most are wider than tall: of MNIST's digits 9 % are, and of each digit 29 %
   * at most.
   *
   * @param pixels uint8 [N, 28, 28], row-major
   * @throws IllegalArgumentException unless the pixels are whole images, at least one
   */
  public static Optional<String> oddity(byte[] pixels) {
    ImageSet unlabelled = new ImageSet(pixels, new byte[pixels.length / ImageSet.PIXELS]);
    List<byte[]> images = images(unlabelled);
    return oddity(images, () -> most(images, Appearance::isWide));
  }

  private static Optional<String> oddity(List<byte[]> images, BooleanSupplier transposed) {
    if (most(images, image -> border(image) > LIGHT)) {
      return Optional.of(
          "most images look inverted, dark on light; MNIST is light on dark: use 255 - pixel");
    }
    if (transposed.getAsBoolean()) {
      return Optional.of(
          "most images look transposed, as EMNIST stores them; nets for MNIST expect upright digits: swap rows and columns");
    }
    return Optional.empty();
  }

  private static List<byte[]> images(ImageSet set) {
    return IntStream.range(0, set.size()).mapToObj(set::image).toList();
  }

  private static boolean most(List<byte[]> images, Predicate<byte[]> odd) {
    return images.size() >= FEWEST_PER_DIGIT
        && 2 * images.stream().filter(odd).count() > images.size();
  }

  /** Whether the box around the stroke is wider than tall. */
  private static boolean isWide(byte[] image) {
    int[] stroke =
        IntStream.range(0, ImageSet.PIXELS)
            .filter(i -> Byte.toUnsignedInt(image[i]) >= STROKE)
            .toArray();
    return range(IntStream.of(stroke).map(i -> i % SIDE))
        > range(IntStream.of(stroke).map(i -> i / SIDE));
  }

  private static int range(IntStream values) {
    IntSummaryStatistics statistics = values.summaryStatistics();
    return statistics.getCount() == 0 ? 0 : statistics.getMax() - statistics.getMin();
  }

  /** Mean of the outermost rows and columns, 0..255. */
  private static double border(byte[] image) {
    return IntStream.range(0, ImageSet.PIXELS)
        .filter(i -> i / SIDE == 0 || i / SIDE == SIDE - 1 || i % SIDE == 0 || i % SIDE == SIDE - 1)
        .map(i -> Byte.toUnsignedInt(image[i]))
        .average()
        .orElseThrow();
  }

  /**
   * Compares what sets each digit's mean image apart from the mean of all ten with the same of the
   * synthetic digits, which are upright, and of the synthetic digits transposed.
   */
  private static boolean isTransposed(ImageSet images) {
    if (!hasEnoughOfEachDigit(images)) {
      return false;
    }
    double[][] found = deviations(images);
    double[][] drawn = deviations(SyntheticDigits.draw(DRAWN, 0));
    double upright = correlation(found, drawn);
    double transposed = correlation(found, transposed(drawn));
    return transposed > ALIKE && transposed - upright > MUCH_MORE_ALIKE;
  }

  private static boolean hasEnoughOfEachDigit(ImageSet images) {
    int[] counts = new int[images.classes()];
    IntStream.range(0, images.size()).forEach(i -> counts[images.label(i)]++);
    return counts.length == ImageSet.CLASSES
        && IntStream.of(counts).allMatch(count -> count >= FEWEST_PER_DIGIT);
  }

  /** Per digit its mean image less the mean of the ten mean images: [10, 784]. */
  private static double[][] deviations(ImageSet images) {
    double[][] means = new double[ImageSet.CLASSES][ImageSet.PIXELS];
    int[] counts = new int[ImageSet.CLASSES];
    for (int i = 0; i < images.size(); i++) {
      byte[] image = images.image(i);
      double[] sum = means[images.label(i)];
      counts[images.label(i)]++;
      for (int pixel = 0; pixel < image.length; pixel++) {
        sum[pixel] += Byte.toUnsignedInt(image[pixel]);
      }
    }
    for (int pixel = 0; pixel < ImageSet.PIXELS; pixel++) {
      double all = 0;
      for (int digit = 0; digit < means.length; digit++) {
        means[digit][pixel] /= counts[digit];
        all += means[digit][pixel] / means.length;
      }
      for (double[] mean : means) {
        mean[pixel] -= all;
      }
    }
    return means;
  }

  private static double[][] transposed(double[][] images) {
    double[][] transposed = new double[images.length][ImageSet.PIXELS];
    for (int i = 0; i < images.length; i++) {
      for (int pixel = 0; pixel < ImageSet.PIXELS; pixel++) {
        transposed[i][pixel % SIDE * SIDE + pixel / SIDE] = images[i][pixel];
      }
    }
    return transposed;
  }

  /** Cosine of the angle between the two, -1..1; not a number if one is all zeros. */
  private static double correlation(double[][] a, double[][] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }

  private static double dot(double[][] a, double[][] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      for (int pixel = 0; pixel < ImageSet.PIXELS; pixel++) {
        sum += a[i][pixel] * b[i][pixel];
      }
    }
    return sum;
  }
}
