package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The cache as a whole: filled once, repaired when bad, shared by threads. */
@Timeout(20)
class MnistCacheTest {
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

  @Test
  void filesAreDownloadedOnceAndThenReadFromTheCache() throws IOException {
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      Dataset dataset = load(mirror.uri());
      assertEquals("mnist", dataset.name());
      assertEquals("cache " + cache, dataset.origin());
      assertEquals(SmallMnist.TRAIN.pixels(), dataset.train().pixels());
      assertEquals(SmallMnist.TEST.labels(), dataset.test().labels());
      load(mirror.uri());
      assertEquals(ALL_FOUR, mirror.requests());
    }
  }

  @Test
  void aBadCachedFileIsReplaced() throws IOException {
    SmallMnist.writeTo(cache);
    Files.write(cache.resolve(FIRST), new byte[] {1, 2, 3});
    try (Mirror mirror = new Mirror(Mirror.GOOD)) {
      load(mirror.uri());
      assertEquals(List.of(FIRST), mirror.requests());
    }
    assertArrayEquals(
        SmallMnist.gzip(StandardFile.TRAIN_IMAGES), Files.readAllBytes(cache.resolve(FIRST)));
  }

  @Test
  void twoThreadsDownloadOnce() throws Exception {
    CountDownLatch bothStarted = new CountDownLatch(2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (Mirror mirror =
        new Mirror(
            (exchange, file) -> {
              Mirror.await(bothStarted);
              Mirror.send(exchange, 200, file);
            })) {
      Future<?>[] loads = new Future<?>[2];
      for (int i = 0; i < loads.length; i++) {
        loads[i] =
            threads.submit(
                () -> {
                  bothStarted.countDown();
                  return load(mirror.uri());
                });
      }
      for (Future<?> load : loads) {
        load.get();
      }
      assertEquals(ALL_FOUR, mirror.requests());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void anUnwritableCacheIsOneClearLine() throws IOException {
    Files.createFile(root.resolve("caches"));
    String message = assertThrows(DatasetException.class, this::load).getMessage();
    assertTrue(message.startsWith(cache + ": cannot write to the cache folder ("), message);
    assertTrue(message.contains("XDG_CACHE_HOME"), message);
  }
}
