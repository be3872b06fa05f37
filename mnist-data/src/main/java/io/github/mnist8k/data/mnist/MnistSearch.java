package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for MNIST where the environment says, in its order, and verifies what it finds. */
final class MnistSearch {
  private static final String RESOURCE_FOLDER = "mnist8k/mnist/";

  private final DataEnvironment environment;
  private final CanonicalHashes canonical;

  MnistSearch(DataEnvironment environment, CanonicalHashes canonical) {
    this.environment = environment;
    this.canonical = canonical;
  }

  Dataset load(String name) throws IOException {
    Optional<Path> named = environment.propertyFolder().or(environment::environmentFolder);
    if (named.isPresent()) {
      String setting = environment.propertyFolder().isPresent() ? "mnist.dir" : "MNIST_DIR";
      return FourFiles.readFolder(named.get(), "correct %s or unset it".formatted(setting))
          .verified(canonical)
          .dataset(name, "folder %s (%s)".formatted(named.get(), setting));
    }
    if (environment.classPath().getResource(resource(StandardFile.TRAIN_IMAGES)) != null) {
      return FourFiles.read(this::readResource).verified(canonical).dataset(name, "class path");
    }
    return new MnistCache(environment, canonical)
        .load()
        .dataset(name, "cache " + environment.cache());
  }

  private static String resource(StandardFile file) {
    return RESOURCE_FOLDER + file.gzipName();
  }

  private IdxFile readResource(StandardFile file) throws IOException {
    String name = "class path " + resource(file);
    try (InputStream source = environment.classPath().getResourceAsStream(resource(file))) {
      if (source == null) {
        throw new DatasetException(
            "%s: expected beside %s, found nothing; build again or name a folder by mnist.dir"
                .formatted(name, StandardFile.TRAIN_IMAGES.gzipName()));
      }
      return IdxReader.read(name, source, file);
    }
  }
}
