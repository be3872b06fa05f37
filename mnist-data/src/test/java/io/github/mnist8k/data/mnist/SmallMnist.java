package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.Gzip;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stands in for MNIST: 30 training and 20 test digits, whose hashes the tests declare canonical.
 */
final class SmallMnist {
  static final ImageSet TRAIN = SyntheticDigits.draw(30, 11);
  static final ImageSet TEST = SyntheticDigits.draw(20, 12);

  private static final Map<StandardFile, byte[]> RAW =
      new EnumMap<>(
          Map.of(
              StandardFile.TRAIN_IMAGES, IdxWriter.images(TRAIN),
              StandardFile.TRAIN_LABELS, IdxWriter.labels(TRAIN),
              StandardFile.TEST_IMAGES, IdxWriter.images(TEST),
              StandardFile.TEST_LABELS, IdxWriter.labels(TEST)));

  private SmallMnist() {}

  static byte[] raw(StandardFile file) {
    return RAW.get(file).clone();
  }

  static byte[] gzip(StandardFile file) {
    return Gzip.of(raw(file));
  }

  static CanonicalHashes hashes() {
    Map<StandardFile, String> sha256 = new EnumMap<>(StandardFile.class);
    RAW.forEach((file, bytes) -> sha256.put(file, Sha256.hex(bytes)));
    return new CanonicalHashes(sha256);
  }

  /** Writes the four files in gzip form. */
  static Path writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (StandardFile file : StandardFile.values()) {
      Files.write(folder.resolve(file.gzipName()), gzip(file));
    }
    return folder;
  }

  /** Class path that holds what lies under the root, and nothing else. */
  static ClassLoader classPath(Path... roots) throws IOException {
    URL[] urls = new URL[roots.length];
    for (int i = 0; i < roots.length; i++) {
      urls[i] = roots[i].toUri().toURL();
    }
    return new URLClassLoader(urls, null);
  }

  /** Nothing is set, the class path is empty; all that is left is the cache and the mirrors. */
  static DataEnvironment cacheOnly(Path cache, URI... mirrors) throws IOException {
    return new DataEnvironment(
        Optional.empty(),
        Optional.empty(),
        classPath(),
        cache,
        List.of(mirrors),
        Duration.ofSeconds(10),
        Duration.ofSeconds(10));
  }
}
