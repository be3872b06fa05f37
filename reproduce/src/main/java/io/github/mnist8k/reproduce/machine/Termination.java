package io.github.mnist8k.reproduce.machine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * An end in good order when the process is told to end, by Ctrl-C or SIGTERM. Without it, the
 * process takes TensorFlow's code apart while other threads still compute in it, and may crash.
 */
public final class Termination {

  /** How long the end waits for work that does not heed the interrupt. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * Does some work on the thread that calls. If the process is told to end meanwhile, that thread
   * is interrupted, and the process lives on until the work has ended, for half a minute at most.
   *
   * @param work what is done; it heeds interrupts, prints what it has to say, and gives a status
   * @return the work's status; where the process is told to end, that of the signal becomes the
   *     exit status
   */
  public static int interrupting(IntSupplier work) {
    Thread worker = Thread.currentThread();
    var ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(worker, ended), "termination"));
    try {
      return work.getAsInt();
    } finally {
      ended.countDown();
    }
  }

  private static void end(Thread worker, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return; // an ordinary end
    }
    worker.interrupt();
    try {
      ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Termination() {}
}
