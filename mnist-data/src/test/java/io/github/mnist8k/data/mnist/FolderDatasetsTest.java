package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --data DIR}: any four files. */
class FolderDatasetsTest {
  @TempDir private Path root;

  private Dataset load(Path folder) throws IOException {
    return load(folder.toString(), CanonicalHashes.MNIST);
  }

  private Dataset load(String spec, CanonicalHashes canonical) throws IOException {
    return Datasets.load(spec, SmallMnist.cacheOnly(root.resolve("cache")), canonical);
  }

  private String problem(Path folder) {
    return assertThrows(DatasetException.class, () -> load(folder)).getMessage();
  }

  @Test
  void takesTheNameOfTheFolderAndRecordsHashes() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("fashion"));
    Dataset dataset = load(folder.resolve("..").resolve("fashion"));
    assertEquals("fashion", dataset.name());
    assertEquals("folder " + folder.toAbsolutePath(), dataset.origin());
    assertEquals(30, dataset.train().size());
    assertEquals(SmallMnist.TRAIN.pixels(), dataset.train().pixels());
    assertEquals(SmallMnist.TEST.labels(), dataset.test().labels());
    assertEquals(
        Sha256.hex(SmallMnist.raw(StandardFile.TEST_IMAGES)),
        dataset.sha256().get("t10k-images-idx3-ubyte"));
  }

  @Test
  void acceptsRawFilesAndDotsAndPassesOverFoldersOfThatName() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("mixed"));
    for (StandardFile file : StandardFile.values()) {
      Files.delete(folder.resolve(file.gzipName()));
    }
    Files.write(
        folder.resolve("train-images-idx3-ubyte"), SmallMnist.raw(StandardFile.TRAIN_IMAGES));
    Files.write(
        folder.resolve("train-labels.idx1-ubyte"), SmallMnist.raw(StandardFile.TRAIN_LABELS));
    Files.write(
        folder.resolve("t10k-images.idx3-ubyte.gz"), SmallMnist.gzip(StandardFile.TEST_IMAGES));
    Files.createDirectory(folder.resolve("t10k-labels-idx1-ubyte"));
    Files.write(folder.resolve("t10k-labels.idx1-ubyte"), SmallMnist.raw(StandardFile.TEST_LABELS));
    assertEquals(SmallMnist.TEST.labels(), load(folder).test().labels());
  }

  @ParameterizedTest
  @ValueSource(strings = {"raw", "MNIST/raw"})
  void findsTheFilesBelowTorchvisionsRoot(String place) throws IOException {
    SmallMnist.writeTo(root.resolve("root").resolve(place));
    Dataset dataset = load(root.resolve("root"));
    assertEquals(SmallMnist.TRAIN.pixels(), dataset.train().pixels());
  }

  @ParameterizedTest
  @CsvSource({
    "qmnist-train, qmnist-test",
    "emnist-digits-train, emnist-digits-test",
    "emnist-mnist-train, emnist-mnist-test"
  })
  void findsTheNamesOfMnistsRelatives(String train, String test) throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("relative"));
    rename(folder, train, test);
    assertEquals(SmallMnist.TEST.pixels(), load(folder).test().pixels());
    for (Path file : files(folder)) {
      Files.move(file, Path.of(file.toString().replace(".gz", "")));
    }
    assertEquals(SmallMnist.TEST.pixels(), load(folder).test().pixels());
  }

  /** Test images of one dataset say nothing about a net trained on another. */
  @Test
  void namesOfTwoFamiliesAreNotMixed() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("mixed"));
    for (String name : List.of("t10k-images-idx3-ubyte.gz", "t10k-labels-idx1-ubyte.gz")) {
      Files.move(folder.resolve(name), folder.resolve(name.replace("t10k", "emnist-digits-test")));
    }
    assertTrue(problem(folder).contains("found 2; missing: t10k-images"), problem(folder));
  }

  @Test
  void qmnistsOwnLabelsAreExplained() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("qmnist"));
    rename(folder, "qmnist-train", "qmnist-test");
    Path labels = folder.resolve("qmnist-train-labels-idx2-int.gz");
    Files.move(folder.resolve("qmnist-train-labels-idx1-ubyte.gz"), labels);
    assertTrue(
        problem(folder)
            .startsWith(
                labels
                    + ": expected labels of uint8, found QMNIST's own of 32 bits in 8 columns;"
                    + " write column 0 as qmnist-train-labels-idx1-ubyte"),
        problem(folder));
  }

  private static void rename(Path folder, String train, String test) throws IOException {
    for (Path file : files(folder)) {
      String name = file.getFileName().toString();
      Files.move(file, file.resolveSibling(name.replace("train", train).replace("t10k", test)));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void missingFilesAndAcceptedNamesAreNamed() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("some"));
    Files.delete(folder.resolve("train-labels-idx1-ubyte.gz"));
    Files.delete(folder.resolve("t10k-images-idx3-ubyte.gz"));
    String message = problem(folder);
    assertTrue(
        message.startsWith(
            folder
                + ": expected four IDX files, found 2;"
                + " missing: train-labels-idx1-ubyte, t10k-images-idx3-ubyte (accepted names"),
        message);
    assertTrue(message.contains("train-images.idx3-ubyte"), message);
  }

  @Test
  void aMisspeltNameIsExplained() {
    String message = problem(root.resolve("minst"));
    assertTrue(
        message.contains("minst: expected a folder with four IDX files, found nothing"), message);
    assertTrue(message.endsWith("give mnist, synthetic or another folder"), message);
  }

  @Test
  void aFileIsNoFolder() throws IOException {
    String message = problem(Files.createFile(root.resolve("file")));
    assertTrue(message.contains("found a file"), message);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "128, 1", "1, 20", "129, 7"})
  void anySizesFromOneImageOnAreTaken(int trainSize, int testSize) throws IOException {
    Path folder = Files.createDirectory(root.resolve("sizes"));
    ImageSet train = SyntheticDigits.draw(trainSize, 1);
    ImageSet test = SyntheticDigits.draw(testSize, 2);
    Files.write(folder.resolve("train-images-idx3-ubyte"), IdxWriter.images(train));
    Files.write(folder.resolve("train-labels-idx1-ubyte"), IdxWriter.labels(train));
    Files.write(folder.resolve("t10k-images-idx3-ubyte"), IdxWriter.images(test));
    Files.write(folder.resolve("t10k-labels-idx1-ubyte"), IdxWriter.labels(test));
    Dataset dataset = load(folder);
    assertEquals(train.pixels(), dataset.train().pixels());
    assertEquals(test.labels(), dataset.test().labels());
  }

  @Test
  void imagesAndLabelsMustBelongTogether() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("mixed"));
    Path labels = folder.resolve("train-labels-idx1-ubyte.gz");
    Files.write(labels, SmallMnist.gzip(StandardFile.TEST_LABELS));
    String message = problem(folder);
    assertTrue(message.startsWith(labels + ": byte 4: expected 30 labels"), message);
    assertTrue(message.contains("found 20"), message);
  }

  @Test
  void otherDataCannotPassAsMnistByItsFolderName() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("mnist"));
    assertTrue(problem(folder).contains("expected a folder name other than mnist"));
    assertTrue(
        problem(SmallMnist.writeTo(root.resolve("synthetic"))).contains("other than synthetic"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // which knows no such names
  void folderNameOfTwoLinesIsRefusedInOne() throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("two\nlines"));
    String problem = problem(folder);
    assertTrue(problem.contains("two?lines: expected a folder name of one line"), problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "synthetic", "renamed copy"})
  void mnistIsKnownByItsHashesUnderAnyFolderName(String name) throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve(name));
    assertEquals("mnist", load(folder.toString(), SmallMnist.hashes()).name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"my digits", "my digits/", "my digits/.", "my digits/raw/..", "link"})
  void theNameIsTheLastOfTheRealPath(String path) throws IOException {
    Path folder = SmallMnist.writeTo(root.resolve("my digits"));
    Files.createDirectory(folder.resolve("raw"));
    Files.createSymbolicLink(root.resolve("link"), folder);
    assertEquals("my digits", load(root + "/" + path, CanonicalHashes.MNIST).name());
  }

  @Test
  void anEmptyNameIsNotTheCurrentFolder() {
    Exception e = assertThrows(DatasetException.class, () -> load("", CanonicalHashes.MNIST));
    assertEquals("dataset: expected mnist, synthetic or a folder, found nothing", e.getMessage());
  }
}
