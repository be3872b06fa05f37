package io.github.mnist8k.data.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedStreamTest {
  private final SeedStream seeds = new SeedStream(42);

  @Test
  void theSamePlaceHasTheSameSeed() {
    assertEquals(seeds.seed("dropout", 3, 7), new SeedStream(42).seed("dropout", 3, 7));
    assertEquals(
        seeds.generator("dropout", 3, 7).nextLong(),
        new SplitMix64(seeds.seed("dropout", 3, 7)).nextLong());
  }

  @Test
  void everyPartOfThePlaceMatters() {
    long seed = seeds.seed("dropout", 3, 7);
    assertNotEquals(seed, new SeedStream(43).seed("dropout", 3, 7));
    assertNotEquals(seed, seeds.seed("rotation", 3, 7));
    assertNotEquals(seed, seeds.seed("dropout", 4, 7));
    assertNotEquals(seed, seeds.seed("dropout", 7, 3));
    assertNotEquals(seed, seeds.seed("dropout", 3, 7, 0));
    assertNotEquals(seed, seeds.seed("dropout", 3));
  }

  @Test
  void neighbouringPlacesDoNotCollide() {
    Set<Long> seen = new HashSet<>();
    for (long run = 0; run < 10; run++) {
      for (long epoch = 0; epoch < 10; epoch++) {
        for (long update = 0; update < 100; update++) {
          seen.add(new SeedStream(run).seed("dropout", epoch, update));
        }
      }
    }
    assertEquals(10 * 10 * 100, seen.size());
  }

  @Test
  void thePurposeIsHashedByFnv1a() {
    // Values of the authors' own test suite.
    assertEquals(0xcbf29ce484222325L, SeedStream.fnv1a(""));
    assertEquals(0xaf63dc4c8601ec8cL, SeedStream.fnv1a("a"));
    assertEquals(0x85944171f73967e8L, SeedStream.fnv1a("foobar"));
  }

  @Test
  void theFunctionIsTheDocumentedOne() {
    long gamma = 0x9e3779b97f4a7c15L;
    // The first number of a generator that starts at s is m(s + g).
    long h = new SplitMix64(42).nextLong();
    for (long value : new long[] {0xaf63dc4c8601ec8cL, 1, 5}) {
      h = new SplitMix64(((h + gamma) ^ value) - gamma).nextLong();
    }
    assertEquals(h, seeds.seed("a", 5));
  }
}
