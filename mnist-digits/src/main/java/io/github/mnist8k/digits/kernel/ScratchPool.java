package io.github.mnist8k.digits.kernel;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Scratch arrays that are used again and again, by any number of threads, without locks and without
 * allocation once there are enough. Not one for each thread: there may be a million virtual ones,
 * of which as many compute at a time as there are processors.
 */
final class ScratchPool {

  private final List<Planes> planes;
  private final List<Stage> stages;
  private final AtomicReferenceArray<Scratch> idle =
      new AtomicReferenceArray<>(2 * Runtime.getRuntime().availableProcessors());

  ScratchPool(List<Planes> planes, List<Stage> stages) {
    this.planes = planes;
    this.stages = stages;
  }

  /** Scratch arrays for the caller alone. */
  Scratch take() {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.getPlain(i) != null) {
        Scratch scratch = idle.getAndSet(i, null);
        if (scratch != null) {
          return scratch;
        }
      }
    }
    return Scratch.of(planes, stages);
  }

  /** Has them back; if there are enough, the collector gets them. */
  void giveBack(Scratch scratch) {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.compareAndSet(i, null, scratch)) {
        return;
      }
    }
  }
}
