package io.github.mnist8k.reproduce.spark;

import io.github.mnist8k.reproduce.runs.SideBySide;
import io.github.mnist8k.reproduce.runs.StoppedException;
import io.github.mnist8k.reproduce.spark.cluster.Cluster;
import io.github.mnist8k.reproduce.spark.cluster.ClusterException;
import io.github.mnist8k.reproduce.spark.cluster.RunOrder;
import io.github.mnist8k.reproduce.spark.cluster.RunOutcome;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.training.files.RunContent;
import io.github.mnist8k.training.files.RunLock;
import io.github.mnist8k.training.files.TrainingJob;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Has runs trained by a cluster, and writes what comes back as soon as it is there. */
final class SweepRuns {

  /** Runs that Spark is told of at the same time: more than most clusters have cores. */
  private static final int IN_FLIGHT = 512;

  private final Cluster cluster;
  private final SweepProgress progress;

  /**
   * Runs that have not begun.
   *
   * @param cluster trains them
   * @param progress is told of their ends
   */
  SweepRuns(Cluster cluster, SweepProgress progress) {
    this.cluster = cluster;
    this.progress = progress;
  }

  /**
   * Does all runs; one that fails does not keep the others from their end.
   *
   * @return why each run failed that failed, in the order of the runs
   * @throws ClusterException if Spark cannot go on
   * @throws StoppedException if the calling thread is interrupted
   */
  List<Optional<String>> train(List<TrainingJob> runs) throws IOException {
    return SideBySide.run(runs.stream().map(this::task).toList(), Math.min(IN_FLIGHT, runs.size()));
  }

  private Callable<Optional<String>> task(TrainingJob run) {
    return () -> {
      try {
        Optional<String> failure = train(run);
        failure.ifPresent(why -> progress.failed(run, why));
        return failure;
      } catch (ClusterException e) {
        throw e;
      } catch (IOException e) {
        progress.failed(run, FailureText.of(e));
        return Optional.of(FailureText.of(e));
      }
    };
  }

  /** The folder is this process's until the files are in it. */
  private Optional<String> train(TrainingJob run) throws IOException, InterruptedException {
    try (RunLock lock = RunLock.take(run.folder())) {
      lock.warning()
          .ifPresent(warning -> progress.print("warning: " + run.name() + ": " + warning));
      RunOutcome outcome = cluster.train(RunOrder.of(run, RunContent.read(run.folder())));
      if (outcome.failed()) {
        return Optional.of(outcome.failure());
      }
      RunContent.write(run.folder(), outcome.files());
      List<EpochRecord> epochs = EpochCsv.read(run.folder().epochs());
      progress.done(run, epochs.get(epochs.size() - 1).testAccuracy());
      return Optional.empty();
    }
  }
}
