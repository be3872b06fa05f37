package io.github.mnist8k.data.mnist;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.data.files.WriteException;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One cache and several processes: they fill it together, or are killed at it. */
@Timeout(120)
class CacheProcessesTest {

  @TempDir private Path cache;

  /** Fills a cache from a mirror, or says in one line why it cannot. */
  static final class Fill {
    public static void main(String[] args) throws IOException {
      var environment = SmallMnist.cacheOnly(Path.of(args[0]), URI.create(args[1]));
      try {
        Datasets.load("mnist", environment, SmallMnist.hashes());
      } catch (WriteException e) {
        System.out.println("error: " + e.getMessage());
        System.exit(1);
      }
    }
  }

  /** Its output, with the log, is a pipe. */
  private Process fill(Mirror mirror) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=info",
            "-cp",
            System.getProperty("java.class.path"),
            Fill.class.getName(),
            cache.toString(),
            mirror.uri().toString())
        .redirectErrorStream(true)
        .start();
  }

  private static int status(Process process) throws InterruptedException {
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), "the process does not end");
    return process.exitValue();
  }

  private void assertFilled() throws IOException {
    for (StandardFile file : StandardFile.values()) {
      assertArrayEquals(
          SmallMnist.gzip(file), Files.readAllBytes(cache.resolve(file.gzipName())), file.stem());
    }
    try (Stream<Path> files = Files.list(cache)) {
      Set<String> names = files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
      Set<String> expected = new TreeSet<>(Set.of(".lock"));
      Stream.of(StandardFile.values()).map(StandardFile::gzipName).forEach(expected::add);
      assertEquals(expected, new TreeSet<>(names));
    }
  }

  @Test
  void twoProcessesFillItOnce() throws Exception {
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      List<Process> both = new ArrayList<>();
      both.add(fill(mirror));
      both.add(fill(mirror));
      for (Process process : both) {
        assertEquals(0, status(process));
      }
      assertEquals(StandardFile.values().length, mirror.requests().size(), "each file once");
    }
    assertFilled();
  }

  @Test
  void processThatIsKilledInADownloadLeavesNoHalfFileAndTheNextGoesOn() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Mirror.Answer stops =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, 1000);
          exchange.getResponseBody().flush();
          Mirror.await(never);
        };
    Path first = cache.resolve(StandardFile.TRAIN_IMAGES.gzipName());
    Path part = cache.resolve(StandardFile.TRAIN_IMAGES.gzipName() + ".part");
    try (Mirror mirror = new Mirror(stops);
        WatchService changes = cache.getFileSystem().newWatchService()) {
      cache.register(changes, ENTRY_CREATE, ENTRY_MODIFY);
      Process process = fill(mirror);
      while (!Files.exists(part) || Files.size(part) < 1000) {
        assertTrue(changes.take().reset());
      }
      process.destroyForcibly();
      assertEquals(137, status(process));
      never.countDown();
    }
    assertTrue(Files.notExists(first), "half a file under its final name");
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      assertEquals(0, status(fill(mirror)));
      assertEquals(first.getFileName() + " bytes=1000-", mirror.requests().get(0));
    }
    assertFilled();
  }

  @Test
  void processThatWaitsForAnotherSaysSoAndThenGoesOn() throws Exception {
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      Process process;
      try (FileChannel lock = FileChannel.open(cache.resolve(".lock"), CREATE, WRITE)) {
        lock.lock();
        process = fill(mirror);
        String waits = "Waiting for another process or thread that fills the cache " + cache;
        var lines = process.inputReader();
        String line = lines.readLine();
        while (line != null && !line.endsWith(waits)) {
          line = lines.readLine();
        }
        assertTrue(line != null, "it ended without a word of waiting");
        assertEquals(List.of(), mirror.requests());
      }
      assertEquals(0, status(process));
    }
    assertFilled();
  }

  /** The first file fits, the one after it does not. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void fullDiskIsOneLineAndTheNextProcessGoesOn() throws Exception {
    int kilobytes = (SmallMnist.gzip(StandardFile.TRAIN_IMAGES).length + 4095) / 4096 * 4;
    String size = "size=%dk".formatted(kilobytes);
    assumeTrue(
        ends("mount", "-t", "tmpfs", "-o", size, "tmpfs", cache.toString()) == 0,
        "skipped: a disk of its own needs root, and leave to mount");
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      Process process = fill(mirror);
      List<String> errors =
          process.inputReader().lines().filter(line -> line.startsWith("error: ")).toList();
      assertEquals(1, status(process));
      Path part = cache.resolve(StandardFile.TRAIN_LABELS.gzipName() + ".part");
      String full = ": No space left on device; free some space, or write elsewhere";
      assertEquals(List.of("error: " + part + full), errors);
      assertTrue(Files.notExists(cache.resolve(StandardFile.TRAIN_LABELS.gzipName())));

      assertEquals(0, ends("mount", "-o", "remount,size=1m", cache.toString()));
      assertEquals(0, status(fill(mirror)));
      assertFilled();
      long asked = mirror.requests().stream().filter(r -> r.startsWith("train-images")).count();
      assertEquals(1, asked, "what was complete is kept");
    } finally {
      assertEquals(0, ends("umount", cache.toString()));
    }
  }

  private static int ends(String... command) throws IOException, InterruptedException {
    return status(new ProcessBuilder(command).redirectErrorStream(true).start());
  }
}
