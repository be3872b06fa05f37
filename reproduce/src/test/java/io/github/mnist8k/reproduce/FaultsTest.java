package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Other processes, Ctrl-C, a reader that leaves, and a clock that was set back. */
class FaultsTest {

  private static final int EPOCHS = 2;
  private static final String FUTURE = "2099-01-01T00:00:00Z";

  @TempDir static Path folder;
  private static UndisturbedRun whole;

  @BeforeAll
  static void train() throws Exception {
    whole = new UndisturbedRun(Files.createDirectory(folder.resolve("first")), "vector", EPOCHS);
  }

  /** Starts a run and waits until it says which net it trains. */
  private static Process begun(Path printed, Object... command) throws IOException {
    Process process = whole.program().start(printed, command);
    while (process.isAlive() && !Files.readString(printed).contains(" 6,750 parameters")) {
      Thread.onSpinWait();
    }
    return process;
  }

  private static int status(Process process) throws InterruptedException {
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the command does not end");
    return process.exitValue();
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "Windows has no signals")
  void secondProcessInOneFolderIsRefusedInOneLineAndCtrlCEndsTheFirstQuietly() throws Exception {
    Path out = folder.resolve("shared");
    Path printed = folder.resolve("shared.txt");
    Process first = begun(printed, whole.command(out));
    try {
      // It holds the folder while it stands still.
      signal("STOP", first);
      Program.Output second = whole.program().run(whole.command(out, "--resume"));
      assertEquals(1, second.status(), second.err());
      List<String> lines =
          second.ourErrors().stream().filter(line -> !line.startsWith("WARNING: Using")).toList();
      String refused =
          "error: %s: another run or process is training it; wait for its end, or choose another folder (--out)";
      assertEquals(List.of(refused.formatted(UndisturbedRun.run(out).path())), lines);

      signal("INT", first);
      signal("CONT", first);
      assumeTrue(heedsCtrlC(first), "skipped: this build was started to ignore Ctrl-C");
      assertEquals(130, status(first), Files.readString(printed));
    } finally {
      first.destroyForcibly();
    }
    String said = Files.readString(printed);
    assertTrue(said.contains("error: stopped; go on after the last finished epoch with: "), said);
    assertFalse(said.contains("\tat "), said);
    whole.assertSound(out, UndisturbedRun.reported(said));
    whole.assertGoesOn(out);
  }

  private static void signal(String name, Process process) throws Exception {
    var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO();
    assertEquals(0, status(kill.start()));
  }

  /** Not if a shell has started the build in the background: its children ignore SIGINT. */
  private static boolean heedsCtrlC(Process process) throws IOException {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.exists(status)) {
      return true;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .noneMatch(line -> (Long.parseLong(line.substring(7).strip(), 16) & 2) != 0);
    }
  }

  @Test
  void runGoesOnAfterTheReaderOfItsProgressHasLeft() throws Exception {
    Path out = folder.resolve("unread");
    var process = whole.program().startUnread(whole.command(out));
    try {
      assertEquals(141, status(process));
    } finally {
      process.destroyForcibly();
    }
    whole.assertSame(out);
  }

  @Test
  void clockThatWasSetBackChangesNothing() throws Exception {
    Path out = folder.resolve("clock");
    var run = UndisturbedRun.run(out);
    whole.program().succeed(whole.command(1, out));
    String manifest = Files.readString(run.manifest());
    String started = RunManifestJson.read(run.manifest()).started();
    Files.writeString(run.manifest(), manifest.replace(started, FUTURE));
    try (Stream<Path> files = Files.walk(out)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(FUTURE)));
      }
    }
    whole.assertGoesOn(out);
    assertEquals(EPOCHS, EpochCsv.read(run.epochs()).size());
    assertEquals(FUTURE, RunManifestJson.read(run.manifest()).started());
  }
}
