package io.github.mnist8k.reproduce.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.recipe.Rates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How much is done of two runs of two epochs, by a clock that the test moves. */
class WorkloadTest {

  private static final Dataset DIGITS = SyntheticDigits.dataset();
  private static final Rates RATES = new Rates(0.1, 0.9);
  private static final int UPDATES = 10;

  private final RunPlan first = plan(0);
  private final RunPlan second = plan(1);
  private long seconds = 1000;
  private final Workload work =
      new Workload(List.of(first, second), () -> Duration.ofSeconds(seconds).toNanos());

  private static RunPlan plan(long seed) {
    return new RunPlan(
        Experiments.byId("era2-s7/step6"),
        DIGITS,
        seed,
        2,
        Engine.named("tensorflow"),
        Execution.cpu(1));
  }

  @Test
  void nothingIsKnownBeforeTheFirstUpdate() throws IOException {
    work.listener(first).started(first, 0, UPDATES);
    seconds += 5;
    assertEquals(0, work.share());
    assertEquals(0, work.imagesPerSecond());
    assertEquals(Optional.empty(), work.timeLeft());
  }

  @Test
  void speedAndTimeLeftAreThoseOfAllRuns() throws IOException {
    RunListener run = work.listener(first);
    run.started(first, 0, UPDATES);
    seconds += 8;
    run.updated(0, 10, RATES);
    assertEquals(0.25, work.share(), 1e-9);
    assertEquals(DIGITS.train().size() / 8.0, work.imagesPerSecond(), 1e-6);
    assertEquals(Optional.of(Duration.ofSeconds(24)), work.timeLeft());
    seconds += 8;
    run.updated(1, 10, RATES);
    work.ended(first);
    assertEquals(0.5, work.share(), 1e-9);
    assertEquals(Optional.of(Duration.ofSeconds(16)), work.timeLeft());
    work.ended(second);
    assertEquals(1, work.share());
    assertEquals(Optional.empty(), work.timeLeft());
  }

  /** Otherwise runs that go on would seem to be nearly done. */
  @Test
  void whatWasDoneBeforeSaysNothingOfTheTimeLeft() throws IOException {
    work.ended(first);
    RunListener run = work.listener(second);
    run.started(second, 1, UPDATES);
    assertEquals(Optional.empty(), work.timeLeft());
    seconds += 6;
    run.updated(1, 5, RATES);
    assertEquals(0.5, work.share(), 1e-3);
    assertEquals(Optional.of(Duration.ofSeconds(6)), work.timeLeft());
  }

  @Test
  void runsOfWhichOnlyTheEndIsKnownCountAsAWhole() {
    work.began(first);
    work.began(second);
    seconds += 10;
    assertEquals(Optional.empty(), work.timeLeft());
    work.done(first);
    work.ended(first);
    assertEquals(0.5, work.share(), 1e-9);
    assertEquals(2 * DIGITS.train().size() / 10.0, work.imagesPerSecond(), 1e-6);
    assertEquals(Optional.of(Duration.ofSeconds(10)), work.timeLeft());
  }
}
