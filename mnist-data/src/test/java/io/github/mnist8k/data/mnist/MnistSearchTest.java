package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --data mnist}: where it is looked for and in which order. No mirror is given, so nothing
 * can be downloaded.
 */
class MnistSearchTest {
  @TempDir private Path root;

  private Dataset load(Path property, Path variable, ClassLoader classPath, Path cache)
      throws IOException {
    DataEnvironment environment =
        new DataEnvironment(
            Optional.ofNullable(property),
            Optional.ofNullable(variable),
            classPath,
            cache,
            List.of(),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));
    return Datasets.load("mnist", environment, SmallMnist.hashes());
  }

  private Path filled(String name) throws IOException {
    return SmallMnist.writeTo(root.resolve(name));
  }

  private ClassLoader filledClassPath() throws IOException {
    SmallMnist.writeTo(root.resolve("classes/mnist8k/mnist"));
    return SmallMnist.classPath(root.resolve("classes"));
  }

  @Test
  void thePropertyComesFirst() throws IOException {
    Dataset dataset = load(filled("p"), filled("v"), filledClassPath(), filled("c"));
    assertEquals("mnist", dataset.name());
    assertEquals("folder %s (mnist.dir)".formatted(root.resolve("p")), dataset.origin());
    assertEquals(SmallMnist.TRAIN.pixels(), dataset.train().pixels());
  }

  @Test
  void theVariableComesSecond() throws IOException {
    Dataset dataset = load(null, filled("v"), filledClassPath(), filled("c"));
    assertEquals("folder %s (MNIST_DIR)".formatted(root.resolve("v")), dataset.origin());
  }

  @Test
  void theClassPathComesThird() throws IOException {
    Dataset dataset = load(null, null, filledClassPath(), filled("c"));
    assertEquals("class path", dataset.origin());
    assertEquals(SmallMnist.TEST.pixels(), dataset.test().pixels());
  }

  @Test
  void theCacheComesFourthAndIsNotWrittenToWhenComplete() throws IOException {
    Path cache = filled("c");
    Dataset dataset = load(null, null, SmallMnist.classPath(), cache);
    assertEquals("cache " + cache, dataset.origin());
    assertFalse(Files.exists(cache.resolve(".lock")));
  }

  @Test
  void aNamedFolderThatLacksFilesEndsTheSearch() throws IOException {
    Path empty = Files.createDirectory(root.resolve("empty"));
    ClassLoader classPath = filledClassPath();
    Exception e = assertThrows(DatasetException.class, () -> load(empty, null, classPath, root));
    assertTrue(e.getMessage().startsWith(empty + ": expected four IDX files"), e.getMessage());
    assertTrue(e.getMessage().endsWith("correct mnist.dir or unset it"), e.getMessage());
    e = assertThrows(DatasetException.class, () -> load(null, empty, classPath, root));
    assertTrue(e.getMessage().endsWith("correct MNIST_DIR or unset it"), e.getMessage());
  }

  @Test
  void aNamedFolderWithOtherDataIsRefusedAndLeftAlone() throws IOException {
    Path folder = filled("p");
    Path images = folder.resolve("t10k-images-idx3-ubyte.gz");
    byte[] other = IdxWriter.images(SyntheticDigits.draw(20, 99));
    Files.write(images, other);
    Exception e =
        assertThrows(
            DatasetException.class, () -> load(folder, null, SmallMnist.classPath(), root));
    String expected = SmallMnist.hashes().sha256().get(StandardFile.TEST_IMAGES);
    assertTrue(
        e.getMessage()
            .startsWith(
                "%s: expected SHA-256 %s of the uncompressed bytes, found %s;"
                    .formatted(images, expected, Sha256.hex(other))),
        e.getMessage());
    assertTrue(Files.exists(images));
  }

  /** Labels of more than ten classes can be read, so only the hash tells. */
  @Test
  void aDamagedLabelOfMnistIsFound() throws IOException {
    Path folder = filled("p");
    byte[] labels = SmallMnist.raw(StandardFile.TRAIN_LABELS);
    labels[20] = 99;
    Files.write(folder.resolve("train-labels-idx1-ubyte.gz"), labels);
    Exception e =
        assertThrows(
            DatasetException.class, () -> load(folder, null, SmallMnist.classPath(), root));
    assertTrue(e.getMessage().contains("train-labels-idx1-ubyte.gz: expected SHA-256"));
  }

  @Test
  void theHashIsThatOfTheUncompressedBytes() throws IOException {
    Path folder = filled("p");
    Files.write(
        folder.resolve("train-images-idx3-ubyte.gz"), SmallMnist.raw(StandardFile.TRAIN_IMAGES));
    assertEquals(30, load(folder, null, SmallMnist.classPath(), root).train().size());
  }

  @Test
  void anIncompleteClassPathIsAnError() throws IOException {
    ClassLoader classPath = filledClassPath();
    Files.delete(root.resolve("classes/mnist8k/mnist/t10k-labels-idx1-ubyte.gz"));
    Path cache = filled("c");
    Exception e = assertThrows(DatasetException.class, () -> load(null, null, classPath, cache));
    assertTrue(
        e.getMessage().startsWith("class path mnist8k/mnist/t10k-labels-idx1-ubyte.gz: expected"),
        e.getMessage());
  }

  @Test
  void otherDataOnTheClassPathIsRefused() throws IOException {
    ClassLoader classPath = filledClassPath();
    Files.write(
        root.resolve("classes/mnist8k/mnist/t10k-images-idx3-ubyte.gz"),
        IdxWriter.images(SyntheticDigits.draw(20, 99)));
    Exception e = assertThrows(DatasetException.class, () -> load(null, null, classPath, root));
    assertTrue(
        e.getMessage()
            .startsWith("class path mnist8k/mnist/t10k-images-idx3-ubyte.gz: expected SHA-256"),
        e.getMessage());
  }
}
