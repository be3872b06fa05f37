package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetFilesTest {

  private static final Dataset DIGITS = SyntheticDigits.dataset();
  private static final String LABELS = "t10k-labels-idx1-ubyte";

  private final DatasetFiles files = DatasetFiles.of(DIGITS);

  private static void assertDamaged(DatasetFiles files, String message) {
    var damaged = assertThrows(DatasetException.class, files::dataset);
    assertEquals(message, damaged.getMessage().replaceAll("[0-9a-f]{64}", "HASH"));
  }

  private DatasetFiles withLabels(byte[] content) {
    Map<String, byte[]> all = new HashMap<>(files.files());
    if (content == null) {
      all.remove(LABELS);
    } else {
      all.put(LABELS, content);
    }
    return new DatasetFiles(files.name(), files.origin(), all, files.sha256());
  }

  @Test
  void carriedDatasetIsTheSame() throws DatasetException {
    Dataset carried = files.dataset();
    assertEquals(DIGITS.name(), carried.name());
    assertEquals(DIGITS.origin(), carried.origin());
    assertEquals(DIGITS.sha256(), carried.sha256());
    assertEquals(DIGITS.train().pixels(), carried.train().pixels());
    assertEquals(DIGITS.train().labels(), carried.train().labels());
    assertEquals(DIGITS.test().pixels(), carried.test().pixels());
    assertEquals(DIGITS.test().labels(), carried.test().labels());
  }

  @Test
  void oneOtherByteIsFound() {
    byte[] labels = files.files().get(LABELS).clone();
    labels[labels.length - 1] ^= 1;
    assertDamaged(
        withLabels(labels),
        "synthetic: t10k-labels-idx1-ubyte: expected SHA-256 HASH, as it was sent, found HASH; it was"
            + " damaged on its way");
  }

  @Test
  void missingFileIsNamed() {
    assertDamaged(withLabels(null), "synthetic: t10k-labels-idx1-ubyte: it did not arrive");
  }
}
