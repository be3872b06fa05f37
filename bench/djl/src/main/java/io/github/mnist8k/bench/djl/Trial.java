package io.github.mnist8k.bench.djl;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Chooses the fastest of several ways to do the same. */
final class Trial {
  private static final int WARM_UP = 2;
  private static final int ROUNDS = 8;

  private Trial() {}

  /** The way with the shortest run; they take turns, so that a disturbance hits them all. */
  static <T> T fastest(List<T> ways, Consumer<T> work) {
    long[] best = new long[ways.size()];
    Arrays.fill(best, Long.MAX_VALUE);
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      for (int i = 0; i < best.length; i++) {
        long start = System.nanoTime();
        work.accept(ways.get(i));
        if (round >= WARM_UP) {
          best[i] = Math.min(best[i], System.nanoTime() - start);
        }
      }
    }
    int chosen = 0;
    for (int i = 1; i < best.length; i++) {
      chosen = best[i] < best[chosen] ? i : chosen;
    }
    return ways.get(chosen);
  }
}
