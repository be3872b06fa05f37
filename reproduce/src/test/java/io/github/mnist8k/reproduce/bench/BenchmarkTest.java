package io.github.mnist8k.reproduce.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.bench.Benchmark.Timing;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

  @Test
  void epochIsItsUpdatesAndTheMedianTest() {
    List<Timing> blocks = List.of(new Timing(640, 2), new Timing(640, 3));
    List<Timing> tests = List.of(new Timing(10, 0.5), new Timing(10, 9), new Timing(10, 0.25));
    assertEquals(List.of(5.5, 8.0), Benchmark.epochSeconds(blocks, 2.5, tests));
  }

  @Test
  void firstTimeWarmsUpAndIsNotCounted() throws IOException {
    var calls = new AtomicLong();
    List<Timing> timings = Benchmark.repeat(List.of(calls::incrementAndGet), 3);
    assertEquals(List.of(2L, 3L, 4L), timings.stream().map(Timing::images).toList());
    assertTrue(timings.stream().allMatch(timing -> timing.seconds() > 0), timings.toString());
  }

  /** Each job waits for the other, so that one after the other they would never end. */
  @Test
  void jobsWorkAtTheSameTimeAndTheirImagesAreAdded() throws IOException {
    var barrier = new CyclicBarrier(2);
    Callable<Long> job =
        () -> {
          barrier.await(10, TimeUnit.SECONDS);
          return 5L;
        };
    assertEquals(10, Benchmark.repeat(List.of(job, job), 1).get(0).images());
  }

  @Test
  void rateIsImagesOverSeconds() {
    assertEquals(250, new Timing(500, 2).imagesPerSecond());
  }
}
