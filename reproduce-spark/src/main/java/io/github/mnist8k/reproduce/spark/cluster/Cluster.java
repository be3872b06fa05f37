package io.github.mnist8k.reproduce.spark.cluster;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.mnist.DatasetFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Spark, with a dataset that each of its executors gets once. Each run is a job of one task, so
 * that one that fails leaves the others alone.
 */
public final class Cluster implements AutoCloseable {

  private static final String MODULE = "jdk.incubator.vector";

  private static final int PATIENCE_MILLIS = 30_000;

  private final MasterUrl master;
  private final JavaSparkContext context;
  private final Broadcast<DatasetFiles> dataset;

  private final Timer patience = new Timer("mnist8k-executors", true);

  private Cluster(MasterUrl master, JavaSparkContext context, Dataset dataset) {
    this.master = master;
    this.context = context;
    this.dataset = context.broadcast(DatasetFiles.of(dataset));
  }

  /** Spark itself waits for ever, and says why in its log alone. */
  private void warnWithoutExecutors(TaskWatcher watcher) {
    patience.schedule(
        new TimerTask() {
          @Override
          public void run() {
            if (!context.sc().isStopped() && context.sc().getExecutorMemoryStatus().size() == 1) {
              watcher.waits(
                  ("nothing runs yet, as no executor of %s has answered for %d s: its workers have too"
                          + " few free cores or too little memory, or their Java lacks the module %s"
                          + " (java --list-modules), so that executors end at once")
                      .formatted(master.text(), PATIENCE_MILLIS / 1000, MODULE));
            }
          }
        },
        PATIENCE_MILLIS);
  }

  /**
   * Starts Spark. Its own settings are system properties that begin with {@code spark.}, as {@code
   * spark-submit} gives them; those that are given are kept.
   *
   * @param master {@code local[2]}, {@code spark://host:port}, or another that Spark knows
   * @param threads processor cores of each run
   * @param dataset what is trained on
   * @param watcher is told of the runs
   * @throws ClusterException if no master can be reached, or it refuses the program
   */
  public static Cluster start(String master, int threads, Dataset dataset, TaskWatcher watcher)
      throws ClusterException {
    var url = new MasterUrl(master);
    url.requireReachable();
    try {
      var context = new JavaSparkContext(settings(url, threads));
      context.sc().addSparkListener(new TaskListener(watcher));
      var cluster = new Cluster(url, context, dataset);
      if (!url.local()) {
        cluster.warnWithoutExecutors(watcher);
      }
      return cluster;
    } catch (Exception e) { // Spark's code is Scala: it declares nothing
      throw new ClusterException(
          "--master %s: Spark cannot start: %s".formatted(master, SparkText.of(e)), e);
    }
  }

  private static SparkConf settings(MasterUrl master, int threads) {
    var settings =
        new SparkConf()
            .setMaster(master.text())
            .setIfMissing("spark.app.name", "mnist8k sweep")
            .set("spark.task.cpus", Integer.toString(threads))
            .setIfMissing("spark.executor.defaultJavaOptions", "--add-modules=" + MODULE)
            .setIfMissing("spark.ui.showConsoleProgress", "false");
    if (!master.local()) {
      // Under spark-submit it is there already.
      for (String jar : JavaSparkContext.jarOfClass(Cluster.class)) {
        settings.setIfMissing("spark.jars", jar);
      }
    }
    return settings;
  }

  /** The address of Spark's own page on the runs, if it has one. */
  public Optional<String> page() {
    return context.sc().uiWebUrl().isEmpty()
        ? Optional.empty()
        : Optional.of(context.sc().uiWebUrl().get());
  }

  /**
   * Has a run trained by one of the executors, and waits for its end. Several threads may call it;
   * Spark decides which runs have their turn.
   *
   * @throws RunFailedException if the run failed as often as Spark tries one
   * @throws ClusterException if Spark cannot go on with any run
   * @throws InterruptedException if the calling thread is interrupted; the run is given up
   */
  public RunOutcome train(RunOrder order) throws IOException, InterruptedException {
    try {
      context.setJobGroup(order.name(), order.name(), true);
      return context.parallelize(List.of(order), 1).map(new RunTask(dataset)).collect().get(0);
    } catch (Exception e) { // Spark's code is Scala: it declares nothing
      if (e instanceof InterruptedException interrupted) {
        throw interrupted;
      }
      if (context.sc().isStopped() || SparkText.isOfAllRuns(e)) {
        throw givenUp(e);
      }
      throw new RunFailedException(SparkText.of(e), e);
    }
  }

  /** What Spark's exceptions say then differs from run to run, and is never the reason. */
  private ClusterException givenUp(Exception e) {
    return new ClusterException(
        ("--master %s: Spark has given up the program, and its log says why; the same command does"
                + " what is missing. Executors that cannot start are a usual reason: their Java needs"
                + " the module %s (java --list-modules)")
            .formatted(master.text(), MODULE),
        e);
  }

  /** Ends all runs, and Spark. */
  @Override
  public void close() {
    patience.cancel();
    context.close();
  }
}
