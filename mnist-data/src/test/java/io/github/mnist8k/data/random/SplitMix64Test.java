package io.github.mnist8k.data.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
  @Test
  void givesThePublishedSequenceOfSeed1234567() {
    SplitMix64 random = new SplitMix64(1234567);
    for (String expected :
        new String[] {
          "6457827717110365317",
          "3203168211198807973",
          "9817491932198370423",
          "4593380528125082431",
          "16408922859458223821"
        }) {
      assertEquals(expected, Long.toUnsignedString(random.nextLong()));
    }
  }

  @Test
  void agreesWithTheGeneratorOfTheJdk() {
    for (long seed : new long[] {0, 1, -1, Long.MIN_VALUE}) {
      SplittableRandom jdk = new SplittableRandom(seed);
      SplitMix64 ours = new SplitMix64(seed);
      for (int i = 0; i < 100; i++) {
        assertEquals(jdk.nextLong(), ours.nextLong());
      }
    }
  }

  @Test
  void boundedNumbersAreSpreadEvenly() {
    SplitMix64 random = new SplitMix64(5);
    int[] counts = new int[3];
    for (int i = 0; i < 30_000; i++) {
      counts[random.nextInt(3)]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400);
    }
  }

  @Test
  void largeBoundsAreNotBiased() {
    // Without rejection, three quarters of 2^31 would favour every third number by half.
    int bound = 3 << 29;
    SplitMix64 random = new SplitMix64(6);
    int[] counts = new int[3];
    for (int i = 0; i < 30_000; i++) {
      counts[random.nextInt(bound) % 3]++;
    }
    for (int count : counts) {
      assertEquals(10_000, count, 400);
    }
  }

  @Test
  void doublesFillTheUnitInterval() {
    SplitMix64 random = new SplitMix64(7);
    double[] values = new double[10_000];
    Arrays.setAll(values, i -> random.nextDouble());
    assertTrue(Arrays.stream(values).allMatch(v -> v >= 0 && v < 1));
    assertEquals(0.5, Arrays.stream(values).average().orElseThrow(), 0.02);
  }

  @Test
  void uniformKeepsToItsRange() {
    SplitMix64 random = new SplitMix64(8);
    double[] values = new double[10_000];
    Arrays.setAll(values, i -> random.uniform(-7, 3));
    assertTrue(Arrays.stream(values).allMatch(v -> v >= -7 && v <= 3));
    assertEquals(-2, Arrays.stream(values).average().orElseThrow(), 0.2);
    assertEquals(4, random.uniform(4, 4));
  }

  @Test
  void permutationsHoldEachNumberOnce() {
    int[] order = new SplitMix64(9).permutation(1000);
    int[] sorted = order.clone();
    Arrays.sort(sorted);
    assertArrayEquals(IntStream.range(0, 1000).toArray(), sorted);
    assertEquals(0, new SplitMix64(9).permutation(0).length);
  }

  @Test
  void eachOrderOfThreeIsEquallyLikely() {
    SplitMix64 random = new SplitMix64(10);
    int[] counts = new int[27];
    for (int i = 0; i < 12_000; i++) {
      int[] order = random.permutation(3);
      counts[order[0] * 9 + order[1] * 3 + order[2]]++;
    }
    int[] seen = Arrays.stream(counts).filter(c -> c > 0).toArray();
    assertEquals(6, seen.length);
    for (int count : seen) {
      assertEquals(2000, count, 200);
    }
  }

  @Test
  void senselessRangesAreRefused() {
    SplitMix64 random = new SplitMix64(0);
    assertThrows(IllegalArgumentException.class, () -> random.nextInt(0));
    assertThrows(IllegalArgumentException.class, () -> random.uniform(1, 0));
    assertThrows(IllegalArgumentException.class, () -> random.uniform(0, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> random.permutation(-1));
  }
}
