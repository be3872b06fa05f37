package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.recipe.Rates;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How much of the work of a command's runs is done, how fast, and what is left. Work counts by
 * multiplications: an epoch of a large net is more than one of a small net. Epochs that an earlier
 * process did count as nothing, so that they do not make the rest look short. Speed is the mean
 * since the first run began, tests included.
 */
public final class Workload {

  private static final double UNIT = 1e6; // multiplications: sums stay far from a long's end
  private static final double NANOS = 1e9;

  private final LongSupplier nanoTime;
  private final Map<RunPlan, Long> leftOf = new IdentityHashMap<>();
  private long left;
  private long done;
  private double images;
  private long begin;
  private boolean begun;

  /**
   * The work of runs that have not begun.
   *
   * @param plans the runs
   * @param nanoTime a clock, as {@link System#nanoTime}
   */
  public Workload(List<RunPlan> plans, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    for (RunPlan plan : plans) {
      long work = plan.epochs() * epoch(plan);
      leftOf.merge(plan, work, Long::sum);
      left += work;
    }
  }

  private static long epoch(RunPlan plan) {
    return Math.max(
        1, (long) (plan.net().multiplyAccumulates() * plan.dataset().train().size() / UNIT));
  }

  /**
   * What counts the work of a run while it is done.
   *
   * @param plan one of the runs
   */
  public RunListener listener(RunPlan plan) {
    return new RunListener() {

      private int updatesPerEpoch;
      private long updates;

      @Override
      public void started(RunPlan started, int epochsDone, int updatesPerEpoch) {
        this.updatesPerEpoch = updatesPerEpoch;
        this.updates = (long) epochsDone * updatesPerEpoch;
        begin(plan, Math.min(epochsDone, plan.epochs()) * epoch(plan));
      }

      @Override
      public void updated(int epoch, int updatesDone, Rates rates) {
        long before = updates;
        updates = (long) epoch * updatesPerEpoch + updatesDone;
        long work =
            updates * epoch(plan) / updatesPerEpoch - before * epoch(plan) / updatesPerEpoch;
        int trainingSet = plan.dataset().train().size();
        advance(plan, work, (double) (updates - before) * trainingSet / updatesPerEpoch);
      }
    };
  }

  /**
   * Begins a run whose work is counted when it is done.
   *
   * @param plan one of the runs
   */
  public void began(RunPlan plan) {
    begin(plan, 0);
  }

  /**
   * Counts all the work of a run as done now.
   *
   * @param plan one of the runs, which has begun
   */
  public synchronized void done(RunPlan plan) {
    advance(plan, leftOf.get(plan), (double) plan.epochs() * plan.dataset().train().size());
  }

  private synchronized void begin(RunPlan plan, long doneBefore) {
    if (!begun) {
      begun = true;
      begin = nanoTime.getAsLong();
    }
    take(plan, doneBefore);
  }

  private synchronized void advance(RunPlan plan, long work, double trained) {
    done += work;
    images += trained;
    take(plan, work);
  }

  /**
   * Ends a run: what it leaves undone is nobody's work.
   *
   * @param plan one of the runs
   */
  public synchronized void ended(RunPlan plan) {
    take(plan, leftOf.get(plan));
  }

  private void take(RunPlan plan, long work) {
    left -= work;
    leftOf.merge(plan, -work, Long::sum);
  }

  /** Share of the work that is done, from 0 to 1. */
  public synchronized double share() {
    return left <= 0 ? 1 : (double) done / (done + left);
  }

  /** Training images in a second, all runs together; 0 before the first update. */
  public synchronized double imagesPerSecond() {
    return done == 0 ? 0 : images / Math.max(seconds(), 1e-3);
  }

  /**
   * The time that the rest takes at the speed so far; none before the first update and at the end.
   */
  public synchronized Optional<Duration> timeLeft() {
    return done == 0 || left <= 0
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.round(seconds() * left / done)));
  }

  private double seconds() {
    return (nanoTime.getAsLong() - begin) / NANOS;
  }
}
