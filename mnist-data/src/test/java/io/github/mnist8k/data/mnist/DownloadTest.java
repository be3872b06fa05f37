package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.Gzip;
import io.github.mnist8k.data.files.WriteException;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One file from mirrors that work, break off, lie, or fall silent. */
@Timeout(20)
class DownloadTest {
  private static final String FIRST = StandardFile.TRAIN_IMAGES.gzipName();
  private static final List<String> ALL_FOUR =
      Stream.of(StandardFile.values()).map(StandardFile::gzipName).toList();

  @TempDir private Path root;
  private Path cache;

  @BeforeEach
  void nameACacheThatDoesNotExistYet() {
    cache = root.resolve("caches").resolve("mnist8k");
  }

  private Dataset load(URI... mirrors) throws IOException {
    return Datasets.load("mnist", SmallMnist.cacheOnly(cache, mirrors), SmallMnist.hashes());
  }

  private String problem(URI... mirrors) {
    String message = assertThrows(DatasetException.class, () -> load(mirrors)).getMessage();
    assertFalse(message.contains("\n"), message);
    return message;
  }

  private Set<String> cached() throws IOException {
    try (Stream<Path> files = Files.list(cache)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> !name.equals(".lock"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private Path part(byte[] content) throws IOException {
    Files.createDirectories(cache);
    return Files.write(cache.resolve(FIRST + ".part"), content);
  }

  @Test
  void anInterruptedDownloadGoesOnWhereItEnded() throws IOException {
    byte[] file = SmallMnist.gzip(StandardFile.TRAIN_IMAGES);
    part(Arrays.copyOf(file, 1000));
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      load(mirror.uri());
      assertEquals(FIRST + " bytes=1000-", mirror.requests().get(0));
      assertEquals(4, mirror.requests().size());
    }
    assertArrayEquals(file, Files.readAllBytes(cache.resolve(FIRST)));
  }

  @Test
  void aServerThatIgnoresTheRangeStartsOver() throws IOException {
    part(new byte[100_000]);
    try (Mirror mirror = new Mirror((exchange, file) -> Mirror.send(exchange, 200, file))) {
      load(mirror.uri());
      assertEquals(4, mirror.requests().size());
    }
    assertEquals(new TreeSet<>(ALL_FOUR), cached());
  }

  @Test
  void aServerThatCannotContinueStartsOver() throws IOException {
    part(new byte[100_000]);
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      load(mirror.uri());
      assertEquals(List.of(FIRST + " bytes=100000-", FIRST), mirror.requests().subList(0, 2));
    }
  }

  @Test
  void aRangeOtherThanAskedForStartsOver() throws IOException {
    byte[] start = Arrays.copyOf(SmallMnist.gzip(StandardFile.TRAIN_IMAGES), 1000);
    part(start);
    Mirror.Answer wrongRange =
        (exchange, file) -> {
          boolean ranged = exchange.getRequestHeaders().containsKey("Range");
          exchange.getResponseHeaders().set("Content-Range", "bytes 0-9/10");
          Mirror.send(exchange, ranged ? 206 : 200, file);
        };
    try (Mirror mirror = new Mirror(wrongRange)) {
      load(mirror.uri());
      assertEquals(List.of(FIRST + " bytes=1000-", FIRST), mirror.requests().subList(0, 2));
    }
  }

  @Test
  void aStartThatDoesNotFitIsDroppedAndTheSameMirrorAskedAgain() throws IOException {
    part(new byte[1000]);
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      load(mirror.uri());
      assertEquals(List.of(FIRST + " bytes=1000-", FIRST), mirror.requests().subList(0, 2));
    }
  }

  @Test
  void theNextMirrorHelpsWhenOneHasNotTheFile() throws IOException {
    try (Mirror empty = new Mirror((exchange, file) -> Mirror.send(exchange, 404, new byte[0]));
        Mirror good = new Mirror(Mirror.GOOD)) {
      assertEquals(30, load(empty.uri(), good.uri()).train().size());
      assertEquals(ALL_FOUR, empty.requests());
      assertEquals(ALL_FOUR, good.requests());
    }
  }

  @Test
  void theNextMirrorHelpsWhenOneSendsSomethingElse() throws IOException {
    byte[] other = Gzip.of(IdxWriter.images(SyntheticDigits.draw(30, 99)));
    try (Mirror wrong = new Mirror((exchange, file) -> Mirror.send(exchange, 200, other));
        Mirror good = new Mirror(Mirror.GOOD)) {
      load(wrong.uri(), good.uri());
      assertEquals(FIRST, good.requests().get(0));
    }
    assertEquals(new TreeSet<>(ALL_FOUR), cached());
  }

  @Test
  void theNextMirrorGoesOnWhenOneBreaksOff() throws IOException {
    Mirror.Answer breaksOff =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, 20);
          exchange.getResponseBody().flush();
          awaitPart(exchange, 20);
        };
    try (Mirror broken = new Mirror(breaksOff);
        Mirror good = new Mirror(Mirror.GOOD)) {
      load(broken.uri(), good.uri());
      assertEquals(FIRST + " bytes=20-", good.requests().get(0));
    }
    assertEquals(new TreeSet<>(ALL_FOUR), cached());
  }

  /** The client loses what it has not read when the connection breaks, so it is to read first. */
  private void awaitPart(HttpExchange exchange, long bytes) throws IOException {
    Path name = Path.of(exchange.getRequestURI().getPath()).getFileName();
    Path part = cache.resolve(name + ".part");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while ((!Files.exists(part) || Files.size(part) < bytes) && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  @Test
  void aMirrorThatFallsSilentIsGivenUp() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    Mirror.Answer silent =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file, 0, 20);
          exchange.getResponseBody().flush();
          Mirror.await(over);
        };
    try (Mirror stalled = new Mirror(silent)) {
      String message = impatient(stalled.uri());
      over.countDown();
      assertTrue(message.contains("only 20 bytes for 200 ms"), message);
    }
    assertEquals(20, Files.size(cache.resolve(FIRST + ".part")));
  }

  /** What is said by a client that waits for 200 ms. */
  private String impatient(URI mirror) throws IOException {
    DataEnvironment impatient =
        new DataEnvironment(
            Optional.empty(),
            Optional.empty(),
            SmallMnist.classPath(),
            cache,
            List.of(mirror),
            Duration.ofSeconds(10),
            Duration.ofMillis(200));
    return assertThrows(
            DatasetException.class, () -> Datasets.load("mnist", impatient, SmallMnist.hashes()))
        .getMessage();
  }

  @Test
  void aMirrorThatTricklesIsGivenUp() throws IOException {
    Mirror.Answer trickle =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, file.length);
          for (byte each : file) { // for minutes
            exchange.getResponseBody().write(each);
            exchange.getResponseBody().flush();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
          }
        };
    try (Mirror slow = new Mirror(trickle)) {
      String message = impatient(slow.uri());
      assertTrue(message.matches(".*only \\d+ bytes for 200 ms.*"), message);
    }
    assertEquals(Set.of(FIRST + ".part"), cached());
  }

  @Test
  void anAnswerWithoutEndIsGivenUp() throws IOException {
    Mirror.Answer endless =
        (exchange, file) -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] portion = new byte[1 << 20];
          while (true) { // until the client hangs up
            exchange.getResponseBody().write(portion);
          }
        };
    try (Mirror without = new Mirror(endless);
        Mirror good = new Mirror(Mirror.GOOD)) {
      String message = problem(without.uri());
      assertTrue(message.contains("expected at most 67108864 bytes, found more"), message);
      load(without.uri(), good.uri());
    }
    assertEquals(new TreeSet<>(ALL_FOUR), cached());
  }

  @Test
  void aLengthThatIsTooShortIsNoFile() throws IOException {
    Mirror.Answer half =
        (exchange, file) -> Mirror.send(exchange, 200, Arrays.copyOf(file, file.length / 2));
    try (Mirror lying = new Mirror(half);
        Mirror good = new Mirror(Mirror.GOOD)) {
      problem(lying.uri());
      assertEquals(Set.of(), cached());
      load(lying.uri(), good.uri());
    }
    assertEquals(new TreeSet<>(ALL_FOUR), cached());
  }

  @Test
  void allFailuresAreListedAndNothingGetsAFinalName() throws IOException {
    URI nobodyListens;
    try (Mirror closed = new Mirror(Mirror.GOOD)) {
      nobodyListens = closed.uri();
    }
    byte[] page = "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8);
    try (Mirror empty = new Mirror((exchange, file) -> Mirror.send(exchange, 404, new byte[0]));
        Mirror portal = new Mirror((exchange, file) -> Mirror.send(exchange, 200, page))) {
      String message = problem(empty.uri(), portal.uri(), nobodyListens);
      assertTrue(message.startsWith(FIRST + ": expected to download it"), message);
      assertTrue(message.contains(empty.uri() + FIRST + ": HTTP status 404"), message);
      assertTrue(
          message.contains(portal.uri() + FIRST + ": byte 0: expected magic number"), message);
      assertTrue(message.contains(nobodyListens + FIRST + ": ConnectException"), message);
    }
    assertEquals(Set.of(), cached());
  }

  @Test
  void aFileThatCannotBeWrittenIsNamedAndNoOtherMirrorAsked() throws IOException {
    Path part = Files.createDirectories(cache.resolve(FIRST + ".part/inside")).getParent();
    try (Mirror first = new Mirror((exchange, file) -> Mirror.send(exchange, 200, file));
        Mirror second = new Mirror(Mirror.GOOD)) {
      Exception e = assertThrows(WriteException.class, () -> load(first.uri(), second.uri()));
      assertTrue(e.getMessage().startsWith(part + ": "), e.getMessage());
      assertEquals(List.of(), second.requests());
    }
  }
}
