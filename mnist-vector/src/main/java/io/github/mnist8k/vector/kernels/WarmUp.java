package io.github.mnist8k.vector.kernels;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * First calls of a kernel, until the JVM's compiler has made machine code of it. Before that, each
 * operation on a vector is a call that makes an object, and a kernel takes a thousand times as
 * long: it must not see a whole batch. Also, the compiler judges a loop by the rounds that it has
 * seen: after a few of the small layers at a net's end it may keep sums in memory, and a tile takes
 * twice the time for good.
 *
 * @param kernel name; one warm-up of each is enough for a process
 * @param call a call with a loop of a good length
 */
public record WarmUp(String kernel, Runnable call) {

  private static final int CALLS = 10; // of a kernel before the next has its turn
  private static final int MOST_TURNS = 300;

  /** After each turn: the compiler needs the processor, and slow calls make much garbage. */
  private static final long PAUSE_NANOS = 1_000_000;

  /** Machine code needs less than a microsecond for a call, anything else a hundred. */
  private static final long COMPILED_NANOS = 8_000;

  private static final int FAST_CALLS = 3; // in a row: no accident

  private static final Set<String> DONE = new HashSet<>();

  /**
   * Warms up what this process has not warmed up yet, by turns: while one kernel is compiled the
   * others are called. A second caller waits for the first.
   */
  public static synchronized void run(List<WarmUp> warmUps) {
    List<WarmUp> cold = new ArrayList<>(warmUps);
    cold.removeIf(warmUp -> !DONE.add(warmUp.kernel));
    for (int turn = 0; turn < MOST_TURNS && !cold.isEmpty(); turn++) {
      cold.removeIf(WarmUp::isCompiled);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  private boolean isCompiled() {
    int fast = 0;
    for (int i = 0; i < CALLS && fast < FAST_CALLS; i++) {
      long start = System.nanoTime();
      call.run();
      fast = System.nanoTime() - start < COMPILED_NANOS ? fast + 1 : 0;
    }
    return fast == FAST_CALLS;
  }
}
