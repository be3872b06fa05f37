package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.FeatureShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs are ones, so that the output is the mask times its scale. */
class DropoutTest {

  private static final int LEVELS = 65_536;
  private static final FeatureShape LARGE = new FeatureShape(16, 16, 16);
  private static final int IMAGES = 256;
  private static final int VALUES = IMAGES * LARGE.size(); // 1,048,576

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static float[] mask(double p, int layer, long noise) {
    return new OneLayer(new Dropout(p), LARGE).at(layer).train(noise, ones(VALUES)).output();
  }

  /** The rate as it is kept: a whole number of 65,536ths. */
  private static double kept(double p) {
    return Math.round(p * LEVELS) / (double) LEVELS;
  }

  private static long zeros(float[] mask) {
    long zeros = 0;
    for (float value : mask) {
      zeros += value == 0 ? 1 : 0;
    }
    return zeros;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1})
  void dropsTheRateOfAMillionValuesWithinFiveSigma(double p) {
    double sigma = Math.sqrt(VALUES * p * (1 - p));
    assertEquals(VALUES * kept(p), zeros(mask(p, 3, 1)), 5 * sigma);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.1})
  void keptValuesAreScaledByTheInverseOfTheShareKept(double p) {
    float scale = (float) (1 / (1 - kept(p)));
    for (float value : mask(p, 3, 1)) {
      assertTrue(value == 0 || value == scale, () -> "expected 0 or " + scale + ", found " + value);
    }
  }

  /** One of the 65,536 levels is kept: 16 values of the million, and not none or 32. */
  @Test
  void largestRateKeepsOneLevel() {
    float[] mask = mask(1 - 1.0 / LEVELS, 3, 1);
    assertEquals(16, VALUES - zeros(mask), 15);
    for (float value : mask) {
      assertTrue(value == 0 || value == LEVELS, () -> "found " + value);
    }
  }

  @Test
  void sameUpdateAndLayerGiveTheSameMask() {
    assertArrayEquals(mask(0.1, 3, 12345), mask(0.1, 3, 12345));
  }

  /** Also: two tensors of equal shape in one update, since they belong to different layers. */
  @Test
  void masksOfOtherUpdatesAndOtherLayersAreIndependent() {
    float[] mask = mask(0.1, 3, 12345);
    assertIndependent(mask, mask(0.1, 3, 12346));
    assertIndependent(mask, mask(0.1, 4, 12345));
    assertIndependent(mask, mask(0.1, 7, 12345));
    assertIndependent(mask(0.1, 4, 12345), mask(0.1, 3, 12346));
  }

  /**
   * Of two independent masks the share p squared is zero in both; a correlation of 0.005 would
   * show.
   */
  private static void assertIndependent(float[] one, float[] other) {
    int both = 0;
    for (int i = 0; i < one.length; i++) {
      both += one[i] == 0 && other[i] == 0 ? 1 : 0;
    }
    double share = (double) zeros(one) / VALUES * zeros(other) / VALUES;
    double sigma = Math.sqrt(VALUES * share * (1 - share));
    assertEquals(VALUES * share, both, 5 * sigma);
  }

  /** A 32-bit draw gives two values: neighbours, and images, must not share theirs. */
  @Test
  void valuesOfOneMaskAreIndependentOfTheirNeighboursAndOfTheNextImage() {
    float[] mask = mask(0.1, 3, 12345);
    assertIndependent(mask, rotated(mask, 1));
    assertIndependent(mask, rotated(mask, LARGE.size()));
  }

  /**
   * Words of an image are products of one key: four that form a rectangle of two images and two
   * places must be as good as independent. Both pairs are dropped together with probability p to
   * the fourth.
   */
  @Test
  void rectanglesOfImagesAndPlacesAreIndependent() {
    float[] mask = mask(0.5, 3, 12345);
    for (int place : new int[] {1, 4, 64, 1000}) {
      float[] pairs = both(mask, rotated(mask, place));
      float[] rectangles = both(pairs, rotated(pairs, LARGE.size()));
      double sigma = Math.sqrt(VALUES / 16.0 * 15 / 16);
      // A value belongs to four rectangles, so that counts vary more than single ones would.
      assertEquals(VALUES / 16.0, zeros(rectangles), 10 * sigma, "distance " + place);
    }
  }

  /** Zero where both are. */
  private static float[] both(float[] one, float[] other) {
    float[] both = new float[one.length];
    for (int i = 0; i < one.length; i++) {
      both[i] = one[i] + other[i];
    }
    return both;
  }

  private static float[] rotated(float[] values, int by) {
    float[] rotated = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      rotated[i] = values[(i + by) % values.length];
    }
    return rotated;
  }

  @Test
  void oddNumberOfFeaturesGetsAWholeMask() {
    var odd = new FeatureShape(3, 5, 7);
    float[] mask = new OneLayer(new Dropout(0.5), odd).train(1, ones(1000 * odd.size())).output();
    assertEquals(1000 * odd.size(), mask.length);
    for (int feature = 0; feature < odd.size(); feature++) {
      int zeros = 0;
      for (int image = 0; image < 1000; image++) {
        zeros += mask[image * odd.size() + feature] == 0 ? 1 : 0;
      }
      assertEquals(500, zeros, 5 * Math.sqrt(250), "feature " + feature);
    }
  }

  @Test
  void flatFeaturesCanBeDroppedToo() {
    var flat = FeatureShape.flat(100);
    float[] mask = new OneLayer(new Dropout(0.5), flat).train(1, ones(10_000)).output();
    assertEquals(5000, zeros(mask), 250);
  }

  @Test
  void valuesThatAreKeptKeepTheirSize() {
    float[] input = {1, -2, 3, -4, 5, -6, 7, -8};
    float[] output =
        new OneLayer(new Dropout(0.5), new FeatureShape(2, 2, 2)).train(3, input).output();
    assertFalse(Arrays.equals(input, output));
    for (int i = 0; i < input.length; i++) {
      assertTrue(output[i] == 0 || output[i] == 2 * input[i], "at " + i);
    }
  }

  @Test
  void inferenceAndARateOfZeroChangeNothing() {
    float[] input = {1, -2, 3, 4};
    var shape = new FeatureShape(1, 2, 2);
    assertArrayEquals(input, new OneLayer(new Dropout(0.5), shape).infer(input));
    assertArrayEquals(input, new OneLayer(new Dropout(0), shape).train(1, input).output());
  }
}
