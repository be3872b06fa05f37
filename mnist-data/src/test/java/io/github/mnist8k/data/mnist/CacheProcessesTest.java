package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.junit.jupiter.api.io.TempDir;

/** One cache and several processes: they fill it together, or are killed at it. */
@Timeout(120)
class CacheProcessesTest {

  @TempDir private Path cache;

  /** Fills a cache from a mirror. */
  static final class Fill {
    public static void main(String[] args) throws IOException {
      var environment = SmallMnist.cacheOnly(Path.of(args[0]), URI.create(args[1]));
      Datasets.load("mnist", environment, SmallMnist.hashes());
    }
  }

  private Process fill(Mirror mirror) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Fill.class.getName(),
            cache.toString(),
            mirror.uri().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
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
    CountDownLatch half = new CountDownLatch(1);
    Mirror.Answer stops =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, 1000);
          exchange.getResponseBody().flush();
          half.countDown();
          Mirror.await(never);
        };
    Path first = cache.resolve(StandardFile.TRAIN_IMAGES.gzipName());
    Path part = cache.resolve(StandardFile.TRAIN_IMAGES.gzipName() + ".part");
    try (Mirror mirror = new Mirror(stops)) {
      Process process = fill(mirror);
      half.await();
      while (!Files.exists(part) || Files.size(part) < 1000) {
        Thread.sleep(1);
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
}
