package io.github.mnist8k.data.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The four files of a digit dataset, under the names that MNIST gave them. */
public enum StandardFile {
  TRAIN_IMAGES("train-images-idx3-ubyte", IdxKind.IMAGES),
  TRAIN_LABELS("train-labels-idx1-ubyte", IdxKind.LABELS),
  TEST_IMAGES("t10k-images-idx3-ubyte", IdxKind.IMAGES),
  TEST_LABELS("t10k-labels-idx1-ubyte", IdxKind.LABELS);

  public final String stem;
  public final IdxKind kind;

  StandardFile(String stem, IdxKind kind) {
    this.stem = stem;
    this.kind = kind;
  }

  /** Name on the mirrors, on the class path and in the cache. */
  public String gzipName() {
    return stem + ".gz";
  }

  /**
   * Names a folder may use, the preferred one first; some archives unpack to a dot before "idx".
   */
  public List<String> acceptedNames() {
    String dotted = stem.replace("-idx", ".idx");
    return List.of(gzipName(), stem, dotted + ".gz", dotted);
  }

  /**
   * The file in a folder under any accepted name; some archives hold a folder of that name, which
   * does not count.
   */
  public Optional<Path> findIn(Path folder) {
    return acceptedNames().stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }
}
