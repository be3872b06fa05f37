package io.github.mnist8k.reproduce.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest {

  @Test
  void epochIsItsUpdatesAndTheMedianTest() {
    List<Timing> blocks = List.of(new Timing(640, 2), new Timing(640, 3));
    List<Timing> tests = List.of(new Timing(10, 0.5), new Timing(10, 9), new Timing(10, 0.25));
    assertEquals(List.of(5.5, 8.0), Benchmark.epochSeconds(blocks, 2.5, tests));
  }
}
