package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.reproduce.machine.NativeProcess;
import io.github.mnist8k.reproduce.text.TimeText;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.files.TrainingJob;
import io.github.mnist8k.training.log.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Shows how far a command's runs are, on standard error. Where a person looks: one bar for all of
 * them, and, where there is one run only, a line above it for each epoch. Where nobody looks: a
 * line for each epoch, with the time that is left for the whole command.
 */
public final class RunsProgress implements CommandListener {

  private final int runs;
  private final boolean quiet;
  private final Workload work;
  private final CommandBar bar; // null where lines are printed, or nothing
  private int ended;

  private RunsProgress(List<RunPlan> plans, boolean quiet, boolean terminal) {
    this.runs = plans.size();
    this.quiet = quiet;
    this.work = new Workload(plans, System::nanoTime);
    this.bar = terminal && !quiet ? new CommandBar(title(), work, System.err) : null;
  }

  /**
   * The progress of runs that have not begun.
   *
   * @param plans the runs
   * @param quiet whether nothing is shown
   */
  public static RunsProgress of(List<RunPlan> plans, boolean quiet) {
    return new RunsProgress(plans, quiet, NativeProcess.standardErrorIsTerminal());
  }

  /** The same where it is known whether a person looks. */
  static RunsProgress of(List<RunPlan> plans, boolean quiet, boolean terminal) {
    return new RunsProgress(plans, quiet, terminal);
  }

  /** Prints a line on standard error, above the bar if there is one. */
  public void print(String line) {
    if (bar == null) {
      System.err.println(line);
    } else {
      bar.print(line);
    }
  }

  @Override
  public List<RunListener> listeners(TrainingJob run) {
    if (quiet) {
      return List.of();
    }
    List<RunListener> listeners = new ArrayList<>(List.of(work.listener(run.plan())));
    if (bar == null) {
      listeners.add(new ProgressListener(this::print, this::timeLeft));
    } else if (runs == 1) {
      listeners.add(new ProgressListener(this::print, () -> ""));
      listeners.add(new OnlyRun());
    }
    return listeners;
  }

  @Override
  public synchronized void ended(TrainingJob run, RunEnd end) {
    work.ended(run.plan());
    ended++;
    if (runs == 1 || quiet) {
      return;
    }
    if (bar == null) {
      print("%d of %d runs have ended%s".formatted(ended, runs, timeLeft()));
    } else {
      bar.setTitle(title());
    }
  }

  private String title() {
    return runs == 1 ? "begins" : "%d of %d runs ended".formatted(ended, runs);
  }

  private String timeLeft() {
    return work.timeLeft().map(time -> ", about " + TimeText.of(time) + " left").orElse("");
  }

  @Override
  public void allEnded() {
    if (bar != null) {
      bar.close();
    }
  }

  /** Says beside the bar how far the only run is. */
  private final class OnlyRun implements RunListener {

    private int epochs;

    @Override
    public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) {
      epochs = plan.epochs();
      showEpoch(epochsDone);
    }

    @Override
    public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
      showEpoch(epoch.epoch() + 1);
      bar.setMessage(String.format(Locale.ROOT, ", test %.2f %%", epoch.testAccuracy()));
    }

    private void showEpoch(int done) {
      bar.setTitle("epoch %d/%d".formatted(Math.min(done + 1, epochs), epochs));
    }
  }
}
