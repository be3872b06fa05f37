package io.github.mnist8k.data.mnist;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.files.WriteException;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of downloaded files, shared by all processes of a user. Under their final names files
 * are complete and verified, so reading needs no lock; filling does.
 */
final class MnistCache {
  private static final Logger LOG = LoggerFactory.getLogger(MnistCache.class);

  /**
   * A file lock keeps processes apart but throws when a second thread of the same process asks for
   * it.
   */
  private static final ReentrantLock THREADS = new ReentrantLock();

  private final Path folder;
  private final CanonicalHashes canonical;
  private final Downloader downloader;

  MnistCache(DataEnvironment environment, CanonicalHashes canonical) {
    this.folder = environment.cache();
    this.canonical = canonical;
    this.downloader = new Downloader(environment, canonical);
  }

  FourFiles load() throws IOException {
    Optional<FourFiles> complete = readIfComplete();
    if (complete.isPresent()) {
      return complete.get();
    }
    Future<?> notice = noticeOfWaiting();
    THREADS.lock();
    try (FileChannel lock = openLock()) {
      lock.lock(); // released when the channel closes
      notice.cancel(false);
      // Another process may have filled the cache meanwhile, so each file is looked at again.
      return FourFiles.read(this::readOrDownload);
    } finally {
      notice.cancel(false);
      THREADS.unlock();
    }
  }

  /** Said if it is not cancelled within a second. */
  private Future<?> noticeOfWaiting() {
    return CompletableFuture.runAsync(
        () -> LOG.info("Waiting for another process or thread that fills the cache {}", folder),
        CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
  }

  /** Whatever is amiss comes up again, and is dealt with, under the lock. */
  private Optional<FourFiles> readIfComplete() {
    try {
      return Optional.of(FourFiles.read(this::readCached));
    } catch (IOException e) {
      LOG.debug("The cache is to be filled or repaired: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private IdxFile readCached(StandardFile file) throws IOException {
    Path cached =
        NameFamily.MNIST
            .find(file, folder)
            .orElseThrow(
                () -> new DatasetException("%s: no %s yet".formatted(folder, file.stem())));
    IdxFile read = IdxReader.read(cached, file);
    canonical.check(file, read);
    return read;
  }

  private FileChannel openLock() throws DatasetException {
    try {
      Files.createDirectories(folder);
      return FileChannel.open(folder.resolve(".lock"), CREATE, WRITE);
    } catch (IOException e) {
      throw new DatasetException(
          "%s: cannot write to the cache folder (%s); %s: set XDG_CACHE_HOME, or name a folder with the MNIST files by mnist.dir"
              .formatted(folder, DatasetException.reason(e), WriteException.advice(e)),
          e);
    }
  }

  private IdxFile readOrDownload(StandardFile file) throws IOException {
    Optional<Path> cached = NameFamily.MNIST.find(file, folder);
    if (cached.isPresent()) {
      try {
        return readCached(file);
      } catch (DatasetException e) {
        LOG.warn("Deleting a bad file from the cache to download it again: {}", e.getMessage());
        Files.delete(cached.get());
      }
    }
    return downloader.download(file, folder);
  }
}
