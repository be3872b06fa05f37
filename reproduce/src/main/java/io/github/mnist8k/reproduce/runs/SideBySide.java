package io.github.mnist8k.reproduce.runs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several tasks, some of them at the same time. */
public final class SideBySide {

  /**
   * Does all tasks. If one fails, its failure is thrown, and no other is begun; those that have
   * begun go on to their end. If the thread that calls is interrupted, they are too.
   *
   * @param tasks the tasks; what they throw is an {@link IOException} or unchecked
   * @param parallel how many at the same time
   * @return their results, in the order of the tasks
   */
  public static <T> List<T> run(List<Callable<T>> tasks, int parallel) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(parallel);
    List<Future<T>> futures = new ArrayList<>();
    try {
      for (Callable<T> task : tasks) {
        futures.add(executor.submit(task));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      executor.shutdownNow(); // interrupts the tasks that have begun
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      futures.forEach(future -> future.cancel(false));
      executor.shutdown();
    }
  }

  private SideBySide() {}
}
