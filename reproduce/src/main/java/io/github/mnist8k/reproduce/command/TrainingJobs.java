package io.github.mnist8k.reproduce.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does several runs, some side by side. */
final class TrainingJobs {

  /**
   * Does all runs. If one fails, its failure is thrown, and no other is begun.
   *
   * @param jobs the runs
   * @param parallel how many at the same time
   * @param progress how progress is shown
   */
  static void run(List<TrainingJob> jobs, int parallel, Progress progress) throws IOException {
    ExecutorService executor = Executors.newFixedThreadPool(parallel);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (TrainingJob job : jobs) {
        futures.add(
            executor.submit(
                () -> {
                  job.train(progress.listener());
                  return null;
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw cause;
      }
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted; go on with --resume", e);
    } finally {
      executor.shutdownNow();
    }
  }

  private TrainingJobs() {}
}
