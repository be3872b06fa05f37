package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.Answers;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.InterruptedRunException;
import io.github.mnist8k.training.Metrics;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifestJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class TrainingJobTest {

  private static final RunPlan PLAN = SmallRun.plan(1, 2);

  @TempDir private Path out;

  private TrainingJob job(EarlierRun earlier) {
    return new TrainingJob(PLAN, out, earlier);
  }

  private void train(EarlierRun earlier, RunListener... listeners) throws Exception {
    job(earlier).train(List.of(listeners), note -> {});
  }

  /** Interrupts its own thread after an epoch, or before the answers are written. */
  private record Interrupting(int epoch) implements RunListener {

    @Override
    public boolean stopsAfter(EpochRecord record) {
      if (record.epoch() == epoch) {
        Thread.currentThread().interrupt();
      }
      return false;
    }
  }

  @Test
  void itLeavesAWholeFolderAndAFinishedRunIsLeftAlone() throws Exception {
    train(EarlierRun.REFUSED);
    RunFolder folder = job(EarlierRun.REFUSED).folder();
    assertEquals(2, EpochCsv.read(folder.epochs()).size());
    assertTrue(Files.exists(folder.weights()) && Files.exists(folder.answers()));
    assertEquals(2, RunManifestJson.read(folder.manifest()).epochsDone());
    assertThrows(Exception.class, () -> train(EarlierRun.REFUSED));

    List<String> told = new ArrayList<>();
    train(
        EarlierRun.RESUMED,
        new RunListener() {
          @Override
          public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) {
            told.add("started");
          }

          @Override
          public void ended() {
            told.add("ended");
          }
        });
    assertEquals(List.of(), told);
  }

  @Test
  void interruptBeforeTheStartEndsTheRunAsOneInItsMiddle() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedRunException.class, () -> train(EarlierRun.REFUSED));
    assertFalse(Thread.interrupted(), "still marked as interrupted");
  }

  @Test
  void interruptedRunGoesOn() throws Exception {
    assertThrows(
        InterruptedRunException.class, () -> train(EarlierRun.REFUSED, new Interrupting(0)));
    assertFalse(Thread.interrupted(), "still marked as interrupted");
    train(EarlierRun.RESUMED);
    assertEquals(2, EpochCsv.read(job(EarlierRun.RESUMED).folder().epochs()).size());
  }

  /** Each of them comes just before files are written. */
  @Test
  void interruptWhereFilesAreWrittenIsNoFaultOfTheFiles() throws Exception {
    List<RunListener> listeners =
        List.of(
            new RunListener() {
              @Override
              public void tested(int epoch, Metrics test) {
                Thread.currentThread().interrupt();
              }
            },
            new RunListener() {
              @Override
              public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
                Thread.currentThread().interrupt();
              }
            },
            new RunListener() {
              @Override
              public void answered(Answers answers) {
                Thread.currentThread().interrupt();
              }
            });
    for (RunListener listener : listeners) {
      var job = job(EarlierRun.OVERWRITTEN);
      RunFolder folder = job.folder();
      assertThrows(
          InterruptedRunException.class,
          () ->
              new TrainingRun(
                      PLAN,
                      List.of(
                          listener,
                          new RunWriter(folder, new CheckpointFile(folder.checkpoint(), PLAN)),
                          SmallRun.manifestWriter(folder)))
                  .train());
      assertFalse(Thread.interrupted(), "still marked as interrupted");
      assertEquals(List.of(), parts(folder));
    }
  }

  private static List<Path> parts(RunFolder folder) throws Exception {
    try (var files = Files.walk(folder.path())) {
      return files.filter(file -> file.toString().endsWith(".part")).toList();
    }
  }

  @Test
  void nullsAreNamedBeforeAnythingIsTouched() throws Exception {
    train(EarlierRun.REFUSED);
    byte[] rows = Files.readAllBytes(job(EarlierRun.REFUSED).folder().epochs());
    assertNamed("plan", () -> new TrainingJob(null, out, EarlierRun.RESUMED));
    assertNamed("out", () -> new TrainingJob(PLAN, null, EarlierRun.RESUMED));
    assertNamed("earlier", () -> new TrainingJob(PLAN, out, null));
    TrainingJob job = job(EarlierRun.OVERWRITTEN);
    assertNamed("progress", () -> job.train(null, note -> {}));
    assertNamed("a listener", () -> job.train(Arrays.asList((RunListener) null), note -> {}));
    assertNamed("notes", () -> job.train(List.of(), null));
    assertEquals(Arrays.toString(rows), Arrays.toString(Files.readAllBytes(job.folder().epochs())));
  }

  private static void assertNamed(String name, Executable work) {
    assertEquals(name, assertThrows(NullPointerException.class, work).getMessage());
  }
}
