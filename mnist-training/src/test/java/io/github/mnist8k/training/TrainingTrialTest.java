package io.github.mnist8k.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TrainingTrialTest {

  /** Otherwise it would measure something else than a run. */
  @Test
  void anEpochOfItIsTheFirstEpochOfTheRun() throws IOException {
    RunPlan plan = SmallRun.plan(1, 1);
    var listener = mock(RunListener.class);
    new TrainingRun(plan, List.of(listener)).train(Optional.empty());
    try (var trial = new TrainingTrial(plan)) {
      Metrics train = trial.update(trial.updatesPerEpoch());
      verify(listener).trained(0, train);
      verify(listener).tested(0, trial.evaluate());
    }
  }

  /** 600 images are 9 batches of 64 and one of 24, then the first batch comes again. */
  @Test
  void updatesGoOnWhereTheyWereAndBeginAgainAfterAnEpoch() {
    try (var trial = new TrainingTrial(SmallRun.plan(1, 1))) {
      assertEquals(10, trial.updatesPerEpoch());
      assertEquals(9 * 64, trial.update(9).images());
      assertEquals(24 + 64, trial.update(2).images());
    }
  }

  @Test
  void closedTrialSaysSoAndClosesAgain() {
    var trial = new TrainingTrial(SmallRun.plan(1, 1));
    trial.close();
    trial.close();
    for (Executable use : List.<Executable>of(() -> trial.update(1), trial::evaluate)) {
      var e = assertThrows(IllegalStateException.class, use);
      assertEquals("the training is closed", e.getMessage());
    }
  }
}
