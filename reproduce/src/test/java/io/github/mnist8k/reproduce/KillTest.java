package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.files.RunFolder;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kill -9} at random moments of a run, every third time while a checkpoint is written. */
class KillTest {

  private static final int EPOCHS = 15;
  private static final int KILLED = 128 + 9;

  private final Random moments = new Random(14);

  @TempDir Path folder;
  private int kills;
  private int leftParts;
  private int runs;

  @ParameterizedTest
  @ValueSource(strings = {"tensorflow", "vector"})
  void killedRunLosesNothingAndGoesOn(String engine) throws Exception {
    var whole = new UndisturbedRun(folder, engine, EPOCHS);
    int wanted = LongForm.times(3, 30);
    while (kills < wanted) {
      Path out = folder.resolve("killed-" + runs++);
      while (kills < wanted && killed(whole, out)) {
        whole.assertSound(out, UndisturbedRun.reported(Files.readString(printed())));
      }
      whole.assertGoesOn(out);
    }
    System.out.printf(
        "%s: killed %d times in %d runs, %d times in the writing of a file%n",
        engine, kills, runs, leftParts);
  }

  private Path printed() {
    return folder.resolve("printed");
  }

  /** Starts or resumes a run and kills it; false when it has come to its end before. */
  private boolean killed(UndisturbedRun whole, Path out) throws Exception {
    RunFolder run = UndisturbedRun.run(out);
    Process process = whole.program().start(printed(), whole.command(out, "--resume"));
    try {
      if (kills % 3 == 2) {
        awaitParts(process, run.checkpoint().getParent(), 1 + moments.nextInt(4));
      } else {
        awaitText(process, moments.nextInt(3) == 0 ? "" : " 6,750 parameters");
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(moments.nextInt(700)));
      }
    } finally {
      process.destroyForcibly();
    }
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the command survives");
    if (process.exitValue() == 0) {
      return false;
    }
    assertEquals(KILLED, process.exitValue(), Files.readString(printed()));
    kills++;
    leftParts +=
        parts(run.path()).isEmpty() && parts(run.path().resolve("checkpoint")).isEmpty() ? 0 : 1;
    return true;
  }

  private void awaitText(Process process, String text) throws IOException {
    while (process.isAlive() && !Files.readString(printed()).contains(text)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /** Waits until the writing of one more file has begun, some times. */
  private static void awaitParts(Process process, Path checkpoint, int count) throws IOException {
    Set<Path> seen = new HashSet<>(parts(checkpoint));
    int before = seen.size();
    while (process.isAlive() && seen.size() < before + count) {
      seen.addAll(parts(checkpoint));
    }
  }

  private static Set<Path> parts(Path folder) throws IOException {
    Set<Path> parts = new HashSet<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".*.part")) {
        found.forEach(parts::add);
      }
    }
    return parts;
  }
}
