package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.StandardFile;
import java.util.Map;

/**
 * What the files of MNIST must hash to, so that results are comparable wherever the files come
 * from.
 *
 * @param sha256 per file the lower-case hexadecimal SHA-256 of the uncompressed bytes: mirrors may
 *     compress differently
 */
record CanonicalHashes(Map<StandardFile, String> sha256) {
  static final CanonicalHashes MNIST =
      new CanonicalHashes(
          Map.of(
              StandardFile.TRAIN_IMAGES,
              "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
              StandardFile.TRAIN_LABELS,
              "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
              StandardFile.TEST_IMAGES,
              "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
              StandardFile.TEST_LABELS,
              "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"));

  CanonicalHashes {
    sha256 = Map.copyOf(sha256);
  }

  boolean matches(StandardFile file, IdxFile read) {
    return sha256.get(file).equals(read.sha256());
  }

  void check(StandardFile file, IdxFile read) throws DatasetException {
    if (!matches(file, read)) {
      throw new DatasetException(
          "%s: expected SHA-256 %s of the uncompressed bytes, found %s; this is not MNIST's %s: replace it, or give the folder itself as the dataset"
              .formatted(read.name(), sha256.get(file), read.sha256(), file.stem()));
    }
  }
}
