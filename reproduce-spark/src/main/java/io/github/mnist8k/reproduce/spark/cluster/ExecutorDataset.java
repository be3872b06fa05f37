package io.github.mnist8k.reproduce.spark.cluster;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.mnist.DatasetFiles;
import java.util.Map;

/** The dataset that this process trains on, read and checked once for all of its runs. */
final class ExecutorDataset {

  private static Map<String, String> sha256 = Map.of();
  private static Dataset dataset;

  /**
   * The dataset in some files; other files than before take its place.
   *
   * @throws DatasetException if they are not what was sent
   */
  static synchronized Dataset of(DatasetFiles files) throws DatasetException {
    if (dataset == null || !dataset.name().equals(files.name()) || !sha256.equals(files.sha256())) {
      dataset = files.dataset();
      sha256 = files.sha256();
    }
    return dataset;
  }

  private ExecutorDataset() {}
}
