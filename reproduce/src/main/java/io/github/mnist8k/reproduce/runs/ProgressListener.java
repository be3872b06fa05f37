package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochRecord;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows one run on standard error. */
final class ProgressListener implements RunListener {

  private final boolean bars;
  private RunPlan plan;
  private int updatesPerEpoch;
  private ProgressBar bar;

  /**
   * A listener for one run.
   *
   * @param bars whether a bar shows the updates of an epoch
   */
  ProgressListener(boolean bars) {
    this.bars = bars;
  }

  @Override
  public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) {
    this.plan = plan;
    this.updatesPerEpoch = updatesPerEpoch;
    if (epochsDone >= plan.epochs()) {
      System.err.printf(
          Locale.ROOT,
          "%s seed %d: its weights and manifest are written again%n",
          plan.experiment().id(),
          plan.seed());
      return;
    }
    System.err.printf(
        Locale.ROOT,
        "%s seed %d: %,d parameters, %s of %s, dataset %s (%s), %s on %s, %s%n",
        plan.experiment().id(),
        plan.seed(),
        plan.net().parameterCount(),
        Count.of(plan.epochs(), "epoch"),
        Count.of(updatesPerEpoch, "update"),
        plan.dataset().name(),
        plan.dataset().origin(),
        plan.engine().name(),
        plan.execution().device().name().toLowerCase(Locale.ROOT),
        Count.of(plan.execution().threads(), "thread"));
    if (epochsDone > 0) {
      System.err.printf(
          Locale.ROOT,
          "%s seed %d: goes on after epoch %d%n",
          plan.experiment().id(),
          plan.seed(),
          epochsDone);
    }
  }

  @Override
  public void updated(int epoch, int updatesDone) {
    if (!bars) {
      return;
    }
    if (bar == null) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(String.format(Locale.ROOT, "epoch %2d/%d", epoch + 1, plan.epochs()))
              .setInitialMax(updatesPerEpoch)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .clearDisplayOnFinish()
              .build();
    }
    bar.stepTo(updatesDone);
  }

  @Override
  public void trained(int epoch, Metrics train) {
    closeBar();
  }

  @Override
  public void ended() {
    closeBar();
  }

  private void closeBar() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
    System.err.printf(
        Locale.ROOT,
        "%s seed %d epoch %2d/%d  train %.2f %%  test %.2f %% (loss %.4f)  %.1f s%n",
        plan.experiment().id(),
        plan.seed(),
        epoch.epoch() + 1,
        plan.epochs(),
        epoch.trainAccuracy(),
        epoch.testAccuracy(),
        epoch.testLoss(),
        epoch.trainSeconds() + epoch.testSeconds());
  }
}
