package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.reproduce.machine.NativeProcess;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import java.util.List;

/**
 * Shows how far runs are, on standard error. One run: a bar for each epoch where a person looks,
 * and a line when it ends. Several: one bar for all of them, or, where nobody looks, a line for
 * each epoch and what is left when a run ends.
 */
public final class RunsProgress implements AutoCloseable {

  private final boolean quiet;
  private final boolean terminal;
  private final TotalProgress total; // null for one run

  private RunsProgress(boolean quiet, boolean terminal, TotalProgress total) {
    this.quiet = quiet;
    this.terminal = terminal;
    this.total = total;
  }

  /**
   * The progress of runs that have not begun.
   *
   * @param plans the runs
   * @param quiet whether nothing is shown
   */
  public static RunsProgress of(List<RunPlan> plans, boolean quiet) {
    boolean terminal = NativeProcess.standardErrorIsTerminal();
    boolean several = plans.size() > 1 && !quiet;
    return new RunsProgress(quiet, terminal, several ? new TotalProgress(plans, terminal) : null);
  }

  /** What listens to a run. */
  public List<RunListener> listeners(RunPlan plan) {
    if (quiet) {
      return List.of();
    }
    if (total == null) {
      return List.of(new ProgressListener(terminal));
    }
    RunListener part = total.listener(plan);
    return terminal ? List.of(part) : List.of(new ProgressListener(false), part);
  }

  /** To be called when a run has ended in whatever way, also where nothing was left to do. */
  public void ended(RunPlan plan) {
    if (total != null) {
      total.ended(plan);
    }
  }

  @Override
  public void close() {
    if (total != null) {
      total.close();
    }
  }
}
