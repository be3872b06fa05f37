package io.github.mnist8k.reproduce.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several tasks, some of them at the same time. */
public final class SideBySide {

  /**
   * Does all tasks. If one fails, the others are done all the same, since what they give is worth
   * keeping; then the failure is thrown.
   *
   * @param tasks the tasks; what they throw is an {@link IOException} or unchecked
   * @param parallel how many at the same time
   * @return their results, in the order of the tasks
   * @throws IOException that of the first task, in their order, that failed; the failures of later
   *     ones are suppressed exceptions of it. An unchecked exception or error likewise
   * @throws StoppedException if the calling thread is interrupted: no other task is begun then,
   *     those begun are interrupted, and all have ended. Failures until then are suppressed
   *     exceptions of it
   */
  public static <T> List<T> run(List<Callable<T>> tasks, int parallel) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(parallel);
    List<Throwable> failures = new ArrayList<>();
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> task : tasks) {
        futures.add(executor.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        try {
          results.add(future.get());
        } catch (ExecutionException e) {
          failures.add(e.getCause());
        }
      }
      throwFirst(failures);
      return results;
    } catch (InterruptedException e) {
      var stopped = new StoppedException();
      failures.forEach(stopped::addSuppressed);
      throw stopped;
    } finally {
      executor.shutdownNow();
      awaitEnd(executor);
    }
  }

  private static void throwFirst(List<Throwable> failures) throws IOException {
    if (failures.isEmpty()) {
      return;
    }
    Throwable first = failures.get(0);
    failures.stream().distinct().filter(other -> other != first).forEach(first::addSuppressed);
    if (first instanceof IOException failure) {
      throw failure;
    }
    if (first instanceof RuntimeException failure) {
      throw failure;
    }
    if (first instanceof Error failure) {
      throw failure;
    }
    throw new IllegalStateException(first);
  }

  /** Waits, even where the thread is interrupted again: a task must not outlive its caller. */
  private static void awaitEnd(ExecutorService executor) {
    boolean interrupted = false;
    while (!executor.isTerminated()) {
      try {
        executor.awaitTermination(1, TimeUnit.DAYS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private SideBySide() {}
}
