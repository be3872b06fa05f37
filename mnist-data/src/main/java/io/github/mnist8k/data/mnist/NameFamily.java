package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.idx.StandardFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Names under which the four files of a dataset are published. A folder uses one family. */
enum NameFamily {
  MNIST("train", "t10k"),
  QMNIST("qmnist-train", "qmnist-test"),
  EMNIST_DIGITS("emnist-digits-train", "emnist-digits-test"),
  EMNIST_MNIST("emnist-mnist-train", "emnist-mnist-test");

  private final String train;
  private final String test;

  NameFamily(String train, String test) {
    this.train = train;
    this.test = test;
  }

  /** Name without an ending. */
  String stem(StandardFile file) {
    String part = file.stem().startsWith(MNIST.train) ? train : test;
    return part + file.stem().substring(file.stem().indexOf('-'));
  }

  /** Names a file may have, the preferred one first; some archives unpack to a dot before "idx". */
  List<String> names(StandardFile file) {
    String stem = stem(file);
    String dotted = stem.replace("-idx", ".idx");
    return List.of(stem + ".gz", stem, dotted + ".gz", dotted);
  }

  /** The file in a folder; some archives hold a folder of that name, which does not count. */
  Optional<Path> find(StandardFile file, Path folder) {
    return names(file).stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  /** Those of the four files that lie in the folder. */
  Map<StandardFile, Path> find(Path folder) {
    Map<StandardFile, Path> found = new EnumMap<>(StandardFile.class);
    for (StandardFile file : StandardFile.values()) {
      find(file, folder).ifPresent(path -> found.put(file, path));
    }
    return found;
  }
}
