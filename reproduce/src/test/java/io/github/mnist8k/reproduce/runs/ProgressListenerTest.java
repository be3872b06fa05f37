package io.github.mnist8k.reproduce.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {

  @Test
  void barIsClosedWhereARunEndsInTheMiddleOfAnEpoch() {
    var plan =
        new RunPlan(
            Experiments.byId("era2-s7/step6"),
            SyntheticDigits.dataset(),
            0,
            15,
            Engine.named("tensorflow"),
            Execution.cpu(1));
    var bar = mock(ProgressBar.class);
    try (var builders =
        mockConstruction(
            ProgressBarBuilder.class,
            withSettings().defaultAnswer(RETURNS_SELF),
            (builder, context) -> doReturn(bar).when(builder).build())) {
      var listener = new ProgressListener(true);
      listener.started(plan, 0, 47);
      listener.updated(0, 3);
      assertEquals(1, builders.constructed().size());
      listener.ended();
    }
    verify(bar).close();
  }
}
