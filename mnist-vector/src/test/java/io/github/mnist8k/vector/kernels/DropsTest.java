package io.github.mnist8k.vector.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a dropout drops, judged as random numbers are. */
class DropsTest {

  private static final int PIXELS = 56;
  private static final int BLOCKS = 2_000;

  /** Whether each value is kept, [blocks, pixels, 16], and that it is multiplied by one factor. */
  private static boolean[] kept(double p, int pixels) {
    int[] keys = new Random(5).ints(Lanes.GROUP).toArray();
    var drops = new Drops(p);
    float[] factors = new float[pixels * Lanes.GROUP];
    boolean[] kept = new boolean[BLOCKS * factors.length];
    Set<Float> seen = new HashSet<>();
    for (int block = 0; block < BLOCKS; block++) {
      Arrays.fill(factors, Float.NaN);
      for (int lane = 0; lane < Lanes.GROUP; lane += Lanes.WIDTH) {
        drops.block(keys, lane, block * pixels, pixels, factors);
      }
      for (int i = 0; i < factors.length; i++) {
        kept[block * factors.length + i] = factors[i] > 0;
        seen.add(factors[i]);
      }
    }
    float factor = (float) (65536.0 / (65536 - Math.round(p * 65536)));
    assertEquals(p == 0 ? Set.of(factor) : Set.of(0f, factor), seen);
    return kept;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.1, 0.25, 0.5})
  void shareIsTheProbabilityAndNeighboursAreIndependent(double p) {
    for (int pixels : new int[] {PIXELS, 25}) {
      boolean[] kept = kept(p, pixels);
      int half = (pixels + 1) / 2;
      assertShare(p, kept, 0);
      // Two lanes, two pixels, and the two values that share a number.
      for (int distance : new int[] {1, Lanes.GROUP, half * Lanes.GROUP}) {
        assertShare(p * p, kept, distance);
      }
    }
  }

  /** The share of values that are dropped together with that at a distance. */
  private static void assertShare(double expected, boolean[] kept, int distance) {
    int dropped = 0;
    int n = kept.length - distance;
    for (int i = 0; i < n; i++) {
      dropped += kept[i] || kept[i + distance] ? 0 : 1;
    }
    double sd = Math.sqrt(expected * (1 - expected) / n);
    double share = dropped / (double) n;
    assertTrue(
        Math.abs(share - expected) <= 5 * sd,
        "share " + share + ", expected " + expected + " at distance " + distance);
  }
}
