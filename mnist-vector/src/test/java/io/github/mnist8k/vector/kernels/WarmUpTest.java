package io.github.mnist8k.vector.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WarmUpTest {

  @Test
  void endsWithTheFirstFastCalls() {
    var calls = new AtomicInteger();
    WarmUp.run(List.of(new WarmUp("fast from the start", calls::incrementAndGet)));
    assertTrue(calls.get() < 100, calls + " calls");
  }

  @Test
  void aKernelIsWarmedUpOnceInAProcess() {
    var calls = new AtomicInteger();
    var warmUp = new WarmUp("asked for three times", calls::incrementAndGet);
    WarmUp.run(List.of(warmUp, warmUp));
    int before = calls.get();
    assertTrue(before > 0);
    WarmUp.run(List.of(warmUp));
    assertEquals(before, calls.get());
  }

  /** Where the compiler is turned off, nothing gets fast. */
  @Test
  void aKernelThatStaysSlowIsGivenUp() {
    var calls = new AtomicInteger();
    Runnable slow =
        () -> {
          calls.incrementAndGet();
          long end = System.nanoTime() + 10_000;
          while (System.nanoTime() < end) {
            Thread.onSpinWait();
          }
        };
    WarmUp.run(List.of(new WarmUp("slow for ever", slow)));
    assertEquals(3000, calls.get());
  }
}
