package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochRecord;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells people of one run in lines: what it is, and how each epoch ended. */
final class ProgressListener implements RunListener {

  private final Consumer<String> lines;
  private final Supplier<String> timeLeft;
  private RunPlan plan;

  /**
   * A listener for one run.
   *
   * @param lines takes the lines
   * @param timeLeft what is said of the time left when an epoch has ended, or an empty text
   */
  ProgressListener(Consumer<String> lines, Supplier<String> timeLeft) {
    this.lines = lines;
    this.timeLeft = timeLeft;
  }

  @Override
  public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) {
    this.plan = plan;
    if (epochsDone >= plan.epochs()) {
      lines.accept(name() + ": its weights and manifest are written again");
      return;
    }
    print(
        ": %,d parameters, %s of %s, dataset %s (%s), %s on %s, %s",
        plan.net().parameterCount(),
        Count.of(plan.epochs(), "epoch"),
        Count.of(updatesPerEpoch, "update"),
        plan.dataset().name(),
        plan.dataset().origin(),
        plan.engine().name(),
        plan.execution().device().name().toLowerCase(Locale.ROOT),
        Count.of(plan.execution().threads(), "thread"));
    if (epochsDone > 0) {
      print(": goes on after epoch %d", epochsDone);
    }
  }

  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
    print(
        " epoch %2d/%d  train %.2f %%  test %.2f %% (loss %.4f)  %.1f s%s",
        epoch.epoch() + 1,
        plan.epochs(),
        epoch.trainAccuracy(),
        epoch.testAccuracy(),
        epoch.testLoss(),
        epoch.trainSeconds() + epoch.testSeconds(),
        timeLeft.get());
  }

  private String name() {
    return plan.experiment().id() + " seed " + plan.seed();
  }

  private void print(String format, Object... values) {
    lines.accept(name() + String.format(Locale.ROOT, format, values));
  }
}
