package io.github.mnist8k.reproduce.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.RETURNS_SELF;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.withSettings;

import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {

  private static RunPlan plan(int epochs) {
    Experiment step6 = Experiments.byId("era2-s7/step6");
    return new RunPlan(
        step6, SyntheticDigits.dataset(), 0, epochs, Engine.named("tensorflow"), Execution.cpu(1));
  }

  private static String started(int epochs, int epochsDone, int updates) {
    PrintStream before = System.err;
    var err = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(err, true, UTF_8));
      new ProgressListener(false).started(plan(epochs), epochsDone, updates);
    } finally {
      System.setErr(before);
    }
    return err.toString(UTF_8);
  }

  @Test
  void oneIsNoPlural() {
    String one = started(1, 0, 1);
    assertTrue(one.contains(" 1 epoch of 1 update, "), one);
    assertTrue(one.endsWith(" 1 thread" + System.lineSeparator()), one);
    String several = started(2, 0, 47);
    assertTrue(several.contains(" 2 epochs of 47 updates, "), several);
  }

  @Test
  void runWithMoreEpochsThanAreAskedForDoesNotGoOn() {
    assertEquals(
        List.of("era2-s7/step6 seed 0: its weights and manifest are written again"),
        started(1, 2, 47).lines().toList());
  }

  @Test
  void barIsClosedWhereARunEndsInTheMiddleOfAnEpoch() {
    var bar = mock(ProgressBar.class);
    try (var builders =
        mockConstruction(
            ProgressBarBuilder.class,
            withSettings().defaultAnswer(RETURNS_SELF),
            (builder, context) -> doReturn(bar).when(builder).build())) {
      var listener = new ProgressListener(true);
      listener.started(plan(15), 0, 47);
      listener.updated(0, 3);
      assertEquals(1, builders.constructed().size());
      listener.ended();
    }
    verify(bar).close();
  }
}
