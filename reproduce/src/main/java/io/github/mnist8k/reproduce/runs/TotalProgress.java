package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far several runs are, together, and the time that is left. What is done counts by
 * multiplications: an epoch of a large net is more than one of a small net. Epochs that an earlier
 * process did count as nothing, so that they do not make the rest look short.
 */
final class TotalProgress implements AutoCloseable {

  private static final double UNIT = 1e6; // multiplications: sums stay far from a long's end

  private final int runs;
  private final ProgressBar bar; // null where lines are printed
  private final long start = System.nanoTime();
  private final Map<RunPlan, Long> leftOf = new IdentityHashMap<>();
  private long left;
  private long done;
  private int ended;

  TotalProgress(List<RunPlan> plans, boolean bar) {
    runs = plans.size();
    for (RunPlan plan : plans) {
      long work = plan.epochs() * epoch(plan);
      leftOf.merge(plan, work, Long::sum);
      left += work;
    }
    this.bar =
        !bar
            ? null
            : new ProgressBarBuilder()
                .setTaskName(runs + " runs")
                .setInitialMax(left)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .clearDisplayOnFinish()
                .build();
  }

  private static long epoch(RunPlan plan) {
    return Math.max(
        1, (long) (plan.net().multiplyAccumulates() * plan.dataset().train().size() / UNIT));
  }

  RunListener listener(RunPlan plan) {
    return new RunListener() {

      private int updatesPerEpoch;
      private int updates;

      @Override
      public void started(RunPlan started, int epochsDone, int updatesPerEpoch) {
        this.updatesPerEpoch = updatesPerEpoch;
        this.updates = epochsDone * updatesPerEpoch;
        leave(plan, epochsDone * epoch(plan));
      }

      @Override
      public void updated(int epoch, int updatesDone) {
        long before = updates * epoch(plan) / updatesPerEpoch;
        updates = epoch * updatesPerEpoch + updatesDone;
        advance(plan, updates * epoch(plan) / updatesPerEpoch - before);
      }
    };
  }

  private synchronized void advance(RunPlan plan, long work) {
    done += work;
    left -= work;
    leftOf.merge(plan, -work, Long::sum);
    if (bar != null) {
      bar.stepTo(done);
    }
  }

  /** Work that nobody has to do. */
  private synchronized void leave(RunPlan plan, long work) {
    left -= work;
    leftOf.merge(plan, -work, Long::sum);
    if (bar != null) {
      bar.maxHint(done + left);
    }
  }

  synchronized void ended(RunPlan plan) {
    leave(plan, leftOf.get(plan));
    ended++;
    String count = "%d of %d runs have ended".formatted(ended, runs);
    if (bar != null) {
      bar.setExtraMessage(" " + count);
    } else {
      System.err.println(count + timeLeft());
    }
  }

  private String timeLeft() {
    if (done == 0 || left <= 0) {
      return "";
    }
    double seconds = (System.nanoTime() - start) / 1e9 * left / done;
    return ", about " + words(Duration.ofSeconds(Math.round(seconds))) + " left";
  }

  /** A time in the two units that matter. */
  static String words(Duration time) {
    if (time.toHours() > 0) {
      return String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart());
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
