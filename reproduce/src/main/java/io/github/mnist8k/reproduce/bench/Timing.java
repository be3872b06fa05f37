package io.github.mnist8k.reproduce.bench;

import io.github.mnist8k.reproduce.runs.SideBySide;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * How long work done side by side took.
 *
 * @param images images of all jobs together
 * @param seconds by the clock, from the start of the first job to the end of the last
 */
record Timing(long images, double seconds) {

  /**
   * Does the work of all jobs at the same time, again and again: once to warm up, which is not
   * counted, then as often as asked.
   *
   * @param jobs work of each job; gives the number of images it took
   * @param repetitions number of timings
   */
  static List<Timing> repeat(List<Callable<Long>> jobs, int repetitions) throws IOException {
    once(jobs);
    List<Timing> timings = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      timings.add(once(jobs));
    }
    return timings;
  }

  private static Timing once(List<Callable<Long>> jobs) throws IOException {
    long start = System.nanoTime();
    long images = SideBySide.run(jobs, jobs.size()).stream().mapToLong(Long::longValue).sum();
    return new Timing(images, (System.nanoTime() - start) / 1e9);
  }

  /** Images of all jobs together in a second. */
  double imagesPerSecond() {
    return images / seconds;
  }
}
