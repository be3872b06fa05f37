package io.github.mnist8k.reproduce.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read of one run. */
class ProgressListenerTest {

  private final List<String> lines = new ArrayList<>();
  private final ProgressListener listener = new ProgressListener(lines::add, () -> ", soon");

  private static RunPlan plan(int epochs) {
    return new RunPlan(
        Experiments.byId("era2-s7/step6"),
        SyntheticDigits.dataset(),
        0,
        epochs,
        Engine.named("tensorflow"),
        Execution.cpu(1));
  }

  @Test
  void oneIsNoPlural() {
    listener.started(plan(1), 0, 1);
    assertTrue(lines.get(0).contains(" 1 epoch of 1 update, "), lines.get(0));
    assertTrue(lines.get(0).endsWith(" 1 thread"), lines.get(0));
    listener.started(plan(2), 0, 47);
    assertTrue(lines.get(1).contains(" 2 epochs of 47 updates, "), lines.get(1));
  }

  @Test
  void epochIsOneLineWithTheTimeLeft() {
    listener.started(plan(2), 1, 47);
    listener.epochEnded(
        new EpochRecord(
            "era2-s7/step6", "mnist", 0, 1, 47, 0.1, 0.9, 0.25, 91.5, 0.125, 9876, 98.76, 2.5, 0.5),
        null);
    String name = "era2-s7/step6 seed 0";
    assertEquals(
        List.of(
            name + ": goes on after epoch 1",
            name + " epoch  2/2  train 91.50 %  test 98.76 % (loss 0.1250)  3.0 s, soon"),
        lines.subList(1, lines.size()));
  }

  @Test
  void runWithMoreEpochsThanAreAskedForDoesNotGoOn() {
    listener.started(plan(1), 2, 47);
    assertEquals(
        List.of("era2-s7/step6 seed 0: its weights and manifest are written again"), lines);
  }
}
