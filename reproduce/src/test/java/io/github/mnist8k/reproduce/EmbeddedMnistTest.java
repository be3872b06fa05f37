package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The copy of MNIST on the class path: a fresh clone trains without a network. */
class EmbeddedMnistTest {

  private static final Map<String, String> CANONICAL =
      Map.of(
          "train-images-idx3-ubyte",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  @TempDir Path emptyCache;

  @Test
  void classPathCopyIsTheCanonicalOne() throws IOException {
    Dataset mnist = Datasets.load("mnist", withoutMirrors());
    assertEquals("mnist", mnist.name());
    assertTrue(mnist.origin().startsWith("class path"), mnist.origin());
    assertEquals(60_000, mnist.train().size());
    assertEquals(10_000, mnist.test().size());
    assertEquals(CANONICAL, mnist.sha256());
  }

  @Test
  void noticeNamesAuthorsLicenceAndHashes() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/mnist8k/mnist/NOTICE")) {
      String notice = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(notice.contains("LeCun"), notice);
      assertTrue(notice.contains("https://creativecommons.org/licenses/by-sa/3.0/"), notice);
      CANONICAL.forEach((file, hash) -> assertTrue(notice.contains(hash + "  " + file), file));
    }
  }

  /** Nothing is named and nothing can be downloaded, whatever the settings of this machine. */
  private DataEnvironment withoutMirrors() {
    return new DataEnvironment(
        Optional.empty(),
        Optional.empty(),
        getClass().getClassLoader(),
        emptyCache,
        List.of(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }
}
