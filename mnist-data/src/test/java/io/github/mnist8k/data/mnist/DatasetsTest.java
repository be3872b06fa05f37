package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dataset is asked for by. */
class DatasetsTest {
  @TempDir private Path root;

  @Test
  void syntheticDigitsAreAskedForByName() throws IOException {
    assertEquals("synthetic", Datasets.load("synthetic", SmallMnist.cacheOnly(root)).name());
  }
}
