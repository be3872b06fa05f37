package io.github.mnist8k.data.idx;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.files.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;

/** Datasets that come from no files. */
public final class IdxDataset {

  /**
   * A dataset with the hashes that its four IDX files would have.
   *
   * @param name what runs and tables call it
   * @param origin where the images come from, for people to read
   * @param train images to train on
   * @param test images to test on
   */
  public static Dataset of(String name, String origin, ImageSet train, ImageSet test) {
    Map<String, String> sha256 = new LinkedHashMap<>();
    sha256.put(StandardFile.TRAIN_IMAGES.stem(), Sha256.hex(IdxWriter.images(train)));
    sha256.put(StandardFile.TRAIN_LABELS.stem(), Sha256.hex(IdxWriter.labels(train)));
    sha256.put(StandardFile.TEST_IMAGES.stem(), Sha256.hex(IdxWriter.images(test)));
    sha256.put(StandardFile.TEST_LABELS.stem(), Sha256.hex(IdxWriter.labels(test)));
    return new Dataset(name, origin, train, test, sha256);
  }

  private IdxDataset() {}
}
