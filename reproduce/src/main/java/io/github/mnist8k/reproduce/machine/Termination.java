package io.github.mnist8k.reproduce.machine;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
   * @return the work's status, or 0 where the process is told to end: its exit status is then that
   *     of the signal, which a late call of {@link System#exit} with another one may replace
   */
  public static int interrupting(IntSupplier work) {
    Thread worker = Thread.currentThread();
    var told = new AtomicBoolean();
    var ended = new CountDownLatch(1);
    Thread end = new Thread(() -> end(worker, told, ended), "termination");
    Runtime.getRuntime().addShutdownHook(end);
    try {
      int status = work.getAsInt();
      return told.get() ? 0 : status;
    } finally {
      ended.countDown();
    }
  }

  private static void end(Thread worker, AtomicBoolean told, CountDownLatch ended) {
    if (ended.getCount() == 0) {
      return; // an ordinary end
    }
    told.set(true);
    worker.interrupt();
    try {
      ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Termination() {}
}
