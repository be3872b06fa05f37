package io.github.mnist8k.reproduce.spark;

import io.github.mnist8k.reproduce.machine.NativeProcess;
import io.github.mnist8k.reproduce.runs.CommandBar;
import io.github.mnist8k.reproduce.runs.Workload;
import io.github.mnist8k.reproduce.spark.cluster.TaskWatcher;
import io.github.mnist8k.reproduce.text.TimeText;
import io.github.mnist8k.training.files.TrainingJob;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Shows how far a sweep is, on standard error: a bar where a person looks, otherwise a line for
 * each run that has ended.
 */
final class SweepProgress implements TaskWatcher, AutoCloseable {

  private final Map<String, TrainingJob> jobs = new HashMap<>();
  private final Workload work;
  private final boolean quiet;
  private final CommandBar bar; // null where lines are printed, or nothing
  private final Set<String> running = new HashSet<>();
  private int done;
  private int failed;

  private SweepProgress(List<TrainingJob> runs, boolean quiet, boolean terminal) {
    runs.forEach(run -> jobs.put(run.name(), run));
    this.work = new Workload(runs.stream().map(TrainingJob::plan).toList(), System::nanoTime);
    this.quiet = quiet;
    this.bar = terminal && !quiet ? new CommandBar(counts(), work, System.err) : null;
  }

  /**
   * The progress of runs that have not begun.
   *
   * @param runs the runs
   * @param quiet whether nothing is shown
   */
  static SweepProgress of(List<TrainingJob> runs, boolean quiet) {
    return new SweepProgress(runs, quiet, NativeProcess.standardErrorIsTerminal());
  }

  /** Prints a line for people, above the bar if there is one. */
  void print(String line) {
    if (bar != null) {
      bar.print(line);
    } else if (!quiet) {
      System.err.println(line);
    }
  }

  @Override
  public synchronized void began(String run) {
    running.add(run);
    work.began(jobs.get(run).plan());
    show();
  }

  @Override
  public synchronized void ended(String run) {
    running.remove(run);
    show();
  }

  @Override
  public void waits(String why) {
    print("warning: " + why);
  }

  /** The files of a run are written. */
  synchronized void done(TrainingJob run, double testAccuracy) {
    done++;
    running.remove(run.name());
    work.began(run.plan()); // what Spark tells comes late
    work.done(run.plan());
    work.ended(run.plan());
    show();
    if (bar == null) {
      print("%s: %.2f %%; %s%s".formatted(run.name(), testAccuracy, counts(), timeLeft()));
    }
  }

  /** A run has failed for good. */
  synchronized void failed(TrainingJob run, String why) {
    failed++;
    running.remove(run.name());
    work.ended(run.plan());
    show();
    print("%s failed: %s; %s%s".formatted(run.name(), why, counts(), timeLeft()));
  }

  private void show() {
    if (bar != null) {
      bar.setTitle(counts());
    }
  }

  /** How many runs are in which state. */
  synchronized String counts() {
    return "%d of %d runs done, %d running, %d failed"
        .formatted(done, jobs.size(), running.size(), failed);
  }

  private String timeLeft() {
    return work.timeLeft().map(time -> ", about " + TimeText.of(time) + " left").orElse("");
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
