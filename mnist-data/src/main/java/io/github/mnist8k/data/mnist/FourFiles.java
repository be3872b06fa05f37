package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The four files of a dataset, read one by one, and the dataset they make. */
final class FourFiles {
  /** How one of the four is read: the sources differ in nothing else. */
  @FunctionalInterface
  interface Source {
    IdxFile read(StandardFile file) throws IOException;
  }

  private final Map<StandardFile, IdxFile> files = new EnumMap<>(StandardFile.class);

  private FourFiles() {}

  static FourFiles read(Source source) throws IOException {
    FourFiles four = new FourFiles();
    for (StandardFile file : StandardFile.values()) {
      four.files.put(file, source.read(file));
    }
    return four;
  }

  /**
   * All four lie in the folder, or the message names those that do not and ends with the advice.
   */
  static FourFiles readFolder(Path folder, String advice) throws IOException {
    Map<StandardFile, Path> found = FolderFiles.in(folder, advice).found();
    return read(file -> IdxReader.read(found.get(file), file));
  }

  /** Throws unless each file has its canonical hash. */
  FourFiles verified(CanonicalHashes canonical) throws DatasetException {
    for (Map.Entry<StandardFile, IdxFile> entry : files.entrySet()) {
      canonical.check(entry.getKey(), entry.getValue());
    }
    return this;
  }

  boolean matches(CanonicalHashes canonical) {
    return files.entrySet().stream().allMatch(e -> canonical.matches(e.getKey(), e.getValue()));
  }

  Dataset dataset(String name, String origin) throws DatasetException {
    Map<String, String> sha256 = new LinkedHashMap<>();
    files.forEach((file, read) -> sha256.put(file.stem(), read.sha256()));
    return new Dataset(
        name,
        origin,
        imageSet(StandardFile.TRAIN_IMAGES, StandardFile.TRAIN_LABELS),
        imageSet(StandardFile.TEST_IMAGES, StandardFile.TEST_LABELS),
        sha256);
  }

  private ImageSet imageSet(StandardFile imageFile, StandardFile labelFile)
      throws DatasetException {
    IdxFile images = files.get(imageFile);
    IdxFile labels = files.get(labelFile);
    if (images.count() != labels.count()) {
      throw DatasetException.at(
          labels.name(),
          Integer.BYTES,
          "expected %s, as many as images in %s, found %d; the two files do not belong together"
              .formatted(Count.of(images.count(), "label"), images.name(), labels.count()));
    }
    return new ImageSet(images.values(), labels.values());
  }
}
