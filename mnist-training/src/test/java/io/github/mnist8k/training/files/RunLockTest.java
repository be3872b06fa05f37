package io.github.mnist8k.training.files;

import static java.nio.file.StandardOpenOption.WRITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunLockTest {

  @TempDir Path out;
  private RunFolder folder;

  @BeforeEach
  void name() {
    folder = RunFolder.of(out, "test/small", 1);
  }

  private static void assertTaken(RunFolder folder) {
    for (var attempt : List.<Attempt>of(RunLock::take, RunLock::requireFree)) {
      var refused = assertThrows(IOException.class, () -> attempt.on(folder));
      assertEquals(
          folder.path()
              + ": another run or process is training it; wait for its end, or choose another folder",
          refused.getMessage());
    }
  }

  private interface Attempt {
    void on(RunFolder folder) throws IOException;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void secondRunOfOneProcessIsRefusedUntilTheFirstEnds() throws IOException {
    try (RunLock lock = RunLock.take(folder)) {
      assertTrue(lock.warning().isEmpty());
      assertTaken(folder);
      assertTaken(folder); // the refusals before have not freed it
      RunLock.take(RunFolder.of(out, "test/small", 2)).close();
    }
    RunLock.take(folder).close();
  }

  @Test
  void sameFolderByALinkIsRefused(@TempDir Path elsewhere) throws IOException {
    Path link = Files.createSymbolicLink(elsewhere.resolve("link"), out);
    try (RunLock lock = RunLock.take(RunFolder.of(link, "test/small", 1))) {
      assertTrue(lock.warning().isEmpty());
      assertTaken(folder);
    }
  }

  @Test
  void afterwardsTheFolderHoldsTheRunAlone() throws IOException {
    try (RunLock lock = RunLock.take(folder)) {
      assertTrue(lock.warning().isEmpty());
      Files.writeString(folder.epochs(), "rows");
    }
    assertEquals(List.of(folder.epochs()), files(folder.path()));
  }

  @Test
  void runThatHasLeftNothingLeavesNoFolder() throws IOException {
    RunLock.requireFree(folder);
    assertFalse(Files.exists(out.resolve("test")));
    RunLock.take(folder).close();
    assertFalse(Files.exists(folder.path()));
  }

  @Test
  void otherProcessIsKeptOutAndLeavesNoLockWhenItIsKilled() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Holder.class.getName(),
                folder.path().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var lines = holder.inputReader()) {
      assertEquals("held", lines.readLine());
      assertTaken(folder);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertEquals(1, files(folder.path()).size(), "the file of the process that was killed");
    RunLock.requireFree(folder);
    RunLock.take(folder).close();
  }

  /** Holds a lock until it is killed. */
  static final class Holder {
    public static void main(String[] args) throws IOException {
      RunLock lock = RunLock.take(new RunFolder(Path.of(args[0])));
      System.out.println(lock.warning().orElse("held"));
      System.in.read();
    }
  }

  @Test
  void lockThatIsClosedTwiceLeavesThatOfTheNextRun() throws IOException {
    RunLock first = RunLock.take(folder);
    first.close();
    try (RunLock second = RunLock.take(folder)) {
      first.close();
      assertTrue(second.warning().isEmpty());
      assertTaken(folder);
    }
  }

  /** While this process waits for a core, one run ends, and the next makes a file of its own. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void fileOfARunThatHasJustEndedIsNoLock(boolean nextHasBegun) throws IOException {
    RunFolder.make(folder.path());
    Path file = folder.path().resolve(".lock");
    var seen = RunLock.Identity.of(Files.createFile(file));
    try (FileChannel channel = FileChannel.open(file, WRITE)) {
      Files.delete(file);
      if (nextHasBegun) {
        Files.createFile(file);
      }
      assertThrows(IOException.class, () -> RunLock.lock(folder, channel, seen));
    }
  }

  @Test
  void fileSystemWithoutLocksLocksNothing() throws IOException {
    var channel = mock(FileChannel.class);
    when(channel.tryLock(anyLong(), anyLong(), anyBoolean()))
        .thenThrow(new IOException("No locks available"));
    when(channel.tryLock()).thenCallRealMethod();
    var seen = RunLock.Identity.of(Files.createFile(out.resolve("file")));
    assertFalse(RunLock.lock(folder, channel, seen));
  }
}
