package io.github.mnist8k.data.mnist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.Gzip;
import io.github.mnist8k.data.files.Sha256;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.data.idx.StandardFile;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --data DIR}: any four files. */
class FolderDatasetsTest {
  @TempDir private Path root;

  private Dataset load(Path folder) throws IOException {
    return Datasets.load(
        folder.toString(), SmallMnist.cacheOnly(root.resolve("cache")), SmallMnist.hashes());
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
    assertEquals("mnist", load(folder).name());
    Files.write(
        folder.resolve("t10k-images-idx3-ubyte.gz"),
        Gzip.of(IdxWriter.images(SyntheticDigits.draw(20, 99))));
    assertTrue(problem(folder).contains("expected a folder name other than mnist"));
    assertTrue(
        problem(SmallMnist.writeTo(root.resolve("synthetic"))).contains("other than synthetic"));
  }
}
