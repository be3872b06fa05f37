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
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.TrainingJob;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.Rates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people see of runs of two epochs, of ten updates each. */
class RunsProgressTest {

  private static final Dataset DIGITS = SyntheticDigits.dataset();
  private static final int UPDATES = 10;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private PrintStream before;

  @BeforeEach
  void listen() {
    before = System.err;
    System.setErr(new PrintStream(err, true, UTF_8));
  }

  @AfterEach
  void listenNoMore() {
    System.setErr(before);
  }

  private static TrainingJob run(long seed) {
    return new TrainingJob(
        new RunPlan(
            Experiments.byId("era2-s7/step6"),
            DIGITS,
            seed,
            2,
            Engine.named("tensorflow"),
            Execution.cpu(1)),
        Path.of("runs"),
        EarlierRun.REFUSED);
  }

  /** Trains each run to its end; gives what was printed. */
  private String train(boolean quiet, boolean terminal, TrainingJob... runs) throws IOException {
    List<RunPlan> plans = new ArrayList<>();
    for (TrainingJob run : runs) {
      plans.add(run.plan());
    }
    RunsProgress progress = RunsProgress.of(plans, quiet, terminal);
    for (TrainingJob run : runs) {
      for (RunListener listener : progress.listeners(run)) {
        listener.started(run.plan(), 0, UPDATES);
        for (int epoch = 0; epoch < 2; epoch++) {
          listener.updated(epoch, UPDATES, new Rates(0.1, 0.9));
          listener.epochEnded(epoch(run.plan().seed(), epoch), null);
        }
      }
      progress.ended(run, RunEnd.finished());
    }
    progress.allEnded();
    progress.print("the end");
    return err.toString(UTF_8);
  }

  private static EpochRecord epoch(long seed, int epoch) {
    return new EpochRecord(
        "era2-s7/step6", "synthetic", seed, epoch, UPDATES, 0.1, 0.9, 1, 50, 1, 500, 50, 1, 1);
  }

  @Test
  void whereNobodyLooksEachEpochSaysWhatIsLeftOfTheCommand() throws IOException {
    List<String> lines = train(false, false, run(0), run(1)).lines().toList();
    assertEquals(9, lines.size(), lines.toString());
    assertTrue(lines.get(1).matches(".* epoch  1/2  .*, about \\d+ s left"), lines.get(1));
    assertTrue(lines.get(3).matches("1 of 2 runs have ended, about \\d+ s left"), lines.get(3));
    assertEquals("2 of 2 runs have ended", lines.get(7));
    assertEquals("the end", lines.get(8));
  }

  @Test
  void onATerminalTheLinesOfTheOnlyRunStay() throws IOException {
    String seen = train(false, true, run(0));
    assertTrue(seen.contains("era2-s7/step6 seed 0 epoch  2/2"), seen);
    assertTrue(seen.endsWith("the end" + System.lineSeparator()), seen);
  }

  @Test
  void quietIsSilentApartFromWhatMustBeRead() throws IOException {
    assertEquals(List.of("the end"), train(true, true, run(0), run(1)).lines().toList());
  }
}
