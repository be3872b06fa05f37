package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.idx.IdxFile;
import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A dataset as the bytes of its four IDX files, to be carried to another process.
 *
 * @param name the dataset's name
 * @param origin where it was found, for people to read
 * @param files the four files, uncompressed, by their {@link StandardFile#stem() stems}; not a copy
 * @param sha256 what they must hash to, by their stems
 */
public record DatasetFiles(
    String name, String origin, Map<String, byte[]> files, Map<String, String> sha256)
    implements Serializable {

  /** Copies the maps. */
  public DatasetFiles {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(origin, "origin");
    files = Map.copyOf(files);
    sha256 = Map.copyOf(sha256);
  }

  /** The files of a dataset. */
  public static DatasetFiles of(Dataset dataset) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(StandardFile.TRAIN_IMAGES.stem(), IdxWriter.images(dataset.train()));
    files.put(StandardFile.TRAIN_LABELS.stem(), IdxWriter.labels(dataset.train()));
    files.put(StandardFile.TEST_IMAGES.stem(), IdxWriter.images(dataset.test()));
    files.put(StandardFile.TEST_LABELS.stem(), IdxWriter.labels(dataset.test()));
    return new DatasetFiles(dataset.name(), dataset.origin(), files, dataset.sha256());
  }

  /**
   * The dataset.
   *
   * @throws DatasetException if a file is missing, unsound, or not the one that was sent
   */
  public Dataset dataset() throws DatasetException {
    try {
      return FourFiles.read(this::read).dataset(name, origin);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("memory cannot fail to be read", e);
    }
  }

  private IdxFile read(StandardFile file) throws IOException {
    byte[] content = files.get(file.stem());
    if (content == null) {
      throw new DatasetException("%s: %s: it did not arrive".formatted(name, file.stem()));
    }
    IdxFile read = IdxReader.read(file.stem(), new ByteArrayInputStream(content), file);
    if (!read.sha256().equals(sha256.get(file.stem()))) {
      throw new DatasetException(
          "%s: %s: expected SHA-256 %s, as it was sent, found %s; it was damaged on its way"
              .formatted(name, file.stem(), sha256.get(file.stem()), read.sha256()));
    }
    return read;
  }
}
