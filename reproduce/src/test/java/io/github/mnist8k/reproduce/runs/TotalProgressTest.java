package io.github.mnist8k.reproduce.runs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far several runs are, in lines. */
class TotalProgressTest {

  private static final Dataset DIGITS = SyntheticDigits.dataset();

  private static RunPlan plan(String experiment, long seed) {
    return new RunPlan(
        Experiments.byId(experiment),
        DIGITS,
        seed,
        2,
        Engine.named("tensorflow"),
        Execution.cpu(1));
  }

  private interface Steps {
    void take() throws IOException;
  }

  private static List<String> printed(Steps steps) throws IOException {
    PrintStream before = System.err;
    var err = new ByteArrayOutputStream();
    try {
      System.setErr(new PrintStream(err, true, UTF_8));
      steps.take();
    } finally {
      System.setErr(before);
    }
    return err.toString(UTF_8).lines().toList();
  }

  @Test
  void whatIsLeftIsSaidWhenARunEnds() throws IOException {
    RunPlan first = plan("era2-s7/step6", 0);
    RunPlan second = plan("era2-s7/step6", 1);
    List<String> lines =
        printed(
            () -> {
              try (var progress = new TotalProgress(List.of(first, second), false)) {
                RunListener run = progress.listener(first);
                run.started(first, 0, 10);
                run.updated(0, 10);
                run.updated(1, 10);
                progress.ended(first);
                progress.ended(second);
              }
            });
    assertTrue(lines.get(0).matches("1 of 2 runs have ended, about \\d+ s left"), lines.get(0));
    assertEquals(List.of("2 of 2 runs have ended"), lines.subList(1, lines.size()));
  }

  /** Otherwise a sweep that goes on would seem to be nearly done. */
  @Test
  void whatWasDoneBeforeSaysNothingOfTheTimeLeft() throws IOException {
    RunPlan done = plan("era2-s7/step6", 0);
    RunPlan left = plan("era2-s7/step6", 1);
    List<String> lines =
        printed(
            () -> {
              try (var progress = new TotalProgress(List.of(done, left), false)) {
                progress.ended(done);
                RunListener run = progress.listener(left);
                run.started(left, 2, 10);
                progress.ended(left);
              }
            });
    assertEquals(List.of("1 of 2 runs have ended", "2 of 2 runs have ended"), lines);
  }

  @ParameterizedTest
  @CsvSource({"59, 59 s", "60, 1 min", "3599, 59 min", "3600, 1 h 00 min", "100000, 27 h 46 min"})
  void timesAreSaidInTheUnitsThatMatter(long seconds, String words) {
    assertEquals(words, TotalProgress.words(Duration.ofSeconds(seconds)));
  }
}
