package io.github.mnist8k.vector;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * A fixed number of threads that do the same job side by side, each with its own number, and meet
 * within it. The calling thread is number 0.
 */
final class Workers implements AutoCloseable {

  /** About 20 microseconds of waiting awake: most meetings are shorter. */
  private static final int SPINS = 2_000;

  private final Thread[] threads;
  private final AtomicInteger arrived = new AtomicInteger();
  private volatile int meetings;
  private volatile IntConsumer job;
  private volatile Throwable failure;
  private boolean closed;

  Workers(int count) {
    threads = new Thread[count];
    for (int i = 1; i < count; i++) {
      int number = i;
      threads[i] = new Thread(() -> serve(number), "mnist8k-vector-" + number);
      threads[i].setDaemon(true);
      threads[i].start();
    }
  }

  /** Number of threads. */
  int count() {
    return threads.length;
  }

  /**
   * Does a job on all threads and waits for its end.
   *
   * @throws IllegalStateException if it failed on one of them, after which the threads end, or
   *     after {@link #close}
   */
  void run(IntConsumer job) {
    if (closed) {
      throw new IllegalStateException("the training or classifier of the vector engine is closed");
    }
    threads[0] = Thread.currentThread();
    this.job = job;
    pass(0, null);
    attempt(job, 0);
    pass(0, null);
    if (failure != null) {
      closed = true;
      throw new IllegalStateException("a thread of the vector engine failed: " + failure, failure);
    }
  }

  private void serve(int number) {
    while (true) {
      pass(number, null);
      IntConsumer next = job;
      if (next == null || failure != null) {
        return;
      }
      attempt(next, number);
      pass(number, null);
    }
  }

  private void attempt(IntConsumer job, int number) {
    try {
      job.accept(number);
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  /** The first failure counts; the others, on their way to a meeting, are told. */
  private void fail(Throwable cause) {
    if (failure == null) {
      failure = cause;
    }
    wake();
  }

  private void wake() {
    for (Thread thread : threads) {
      if (thread != Thread.currentThread()) {
        LockSupport.unpark(thread);
      }
    }
  }

  /**
   * Waits within a job until all threads are here; the last to come does something for all of them
   * first.
   *
   * @throws IllegalStateException if another thread has failed, which will not come
   */
  void meet(int number, Runnable together) {
    pass(number, together);
    if (failure != null) {
      throw new IllegalStateException("another thread failed");
    }
  }

  private void pass(int number, Runnable together) {
    if (failure != null) {
      return; // nobody else will come
    }
    int before = meetings;
    if (arrived.incrementAndGet() < threads.length) {
      await(before);
      return;
    }
    try {
      if (together != null) {
        together.run();
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
    arrived.set(0);
    meetings = before + 1;
    wake();
  }

  private void await(int before) {
    for (int i = 0; i < SPINS; i++) {
      if (meetings != before) {
        return;
      }
      Thread.onSpinWait();
    }
    while (meetings == before && failure == null) {
      LockSupport.park(this);
    }
  }

  /** Ends the threads. The second call does nothing. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      threads[0] = Thread.currentThread();
      job = null;
      pass(0, null);
    }
  }
}
