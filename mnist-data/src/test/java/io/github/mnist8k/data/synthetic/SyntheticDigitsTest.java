package io.github.mnist8k.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.data.idx.IdxWriter;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {
  @Test
  void theDatasetIsTheSameOnEveryMachine() {
    Dataset dataset = SyntheticDigits.dataset();
    assertEquals("synthetic", dataset.name());
    assertEquals(6000, dataset.train().size());
    assertEquals(1000, dataset.test().size());
    assertEquals(
        "ef9ac4400ec02120dd6f63997c3694782981f1e8100a4ae138d398470cd2cfb3",
        dataset.sha256().get("train-images-idx3-ubyte"));
    assertEquals(
        "5b67d261f93db5c79268fa7a8b89631474045b13586f91a6e1c1afda75031147",
        dataset.sha256().get("t10k-images-idx3-ubyte"));
  }

  @Test
  void theHashesAreThoseOfTheFilesInTheirOrder() {
    Dataset dataset = SyntheticDigits.dataset();
    assertEquals(
        Sha256.hex(IdxWriter.labels(dataset.test())),
        dataset.sha256().get("t10k-labels-idx1-ubyte"));
    assertEquals(
        "[train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte]",
        new ArrayList<>(dataset.sha256().keySet()).toString());
  }

  @Test
  void digitsAreBalancedAndShuffled() {
    ImageSet set = SyntheticDigits.draw(1005, 3);
    int[] counts = new int[10];
    int inSequence = 0;
    for (int i = 0; i < set.size(); i++) {
      counts[set.label(i)]++;
      inSequence += set.label(i) == i % 10 ? 1 : 0;
    }
    for (int count : counts) {
      assertTrue(count == 100 || count == 101, "found " + count);
    }
    assertTrue(inSequence < 200, "found %d labels in sequence".formatted(inSequence));
  }

  @Test
  void seedsGiveDifferentImages() {
    assertEquals(SyntheticDigits.draw(10, 1).pixels(), SyntheticDigits.draw(10, 1).pixels());
    assertNotEquals(SyntheticDigits.draw(10, 1).pixels(), SyntheticDigits.draw(10, 2).pixels());
  }

  @Test
  void digitsAreWhiteOnBlackAndStayInside() {
    ImageSet set = SyntheticDigits.draw(500, 4);
    for (int i = 0; i < set.size(); i++) {
      byte[] image = set.image(i);
      int brightest = 0;
      long sum = 0;
      for (byte pixel : image) {
        brightest = Math.max(brightest, Byte.toUnsignedInt(pixel));
        sum += Byte.toUnsignedInt(pixel);
      }
      assertTrue(brightest > 100, "image %d: brightest pixel %d".formatted(i, brightest));
      assertTrue(sum / 784 < 100, "image %d: mean %d".formatted(i, sum / 784));
      assertTrue(sum / 784 > 5, "image %d: mean %d".formatted(i, sum / 784));
    }
  }

  /**
   * The nearest class mean is about the simplest classifier there is: it must find something, but
   * far from everything.
   */
  @Test
  void digitsAreLearnableButNotTrivial() {
    ImageSet train = SyntheticDigits.draw(1000, 5);
    ImageSet test = SyntheticDigits.draw(500, 6);
    double[][] means = new double[10][784];
    for (int i = 0; i < train.size(); i++) {
      byte[] image = train.image(i);
      for (int p = 0; p < 784; p++) {
        means[train.label(i)][p] += Byte.toUnsignedInt(image[p]) / 100.0;
      }
    }
    int correct = 0;
    for (int i = 0; i < test.size(); i++) {
      correct += nearest(means, test.image(i)) == test.label(i) ? 1 : 0;
    }
    double accuracy = 100.0 * correct / test.size();
    assertTrue(accuracy > 40 && accuracy < 75, "accuracy " + accuracy);
  }

  private static int nearest(double[][] means, byte[] image) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int digit = 0; digit < 10; digit++) {
      double distance = 0;
      for (int p = 0; p < 784; p++) {
        double difference = Byte.toUnsignedInt(image[p]) - means[digit][p];
        distance += difference * difference;
      }
      if (distance < least) {
        least = distance;
        best = digit;
      }
    }
    return best;
  }

  @Test
  void countsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> SyntheticDigits.draw(0, 1));
    assertThrows(IllegalArgumentException.class, () -> SyntheticDigits.draw(100_001, 1));
  }
}
