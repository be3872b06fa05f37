package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.files.OneLine;
import io.github.mnist8k.data.idx.IdxDataset;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to every dataset: MNIST, the synthetic digits, or a folder of one's own. */
public final class Datasets {
  private static final Logger LOG = LoggerFactory.getLogger(Datasets.class);
  private static final String MNIST = "mnist";

  private Datasets() {}

  /**
   * Finds, verifies and reads a dataset.
   *
   * <p>{@code mnist} is looked for in the folder of {@code mnist.dir}, that of {@code MNIST_DIR},
   * on the class path, in the cache, and last on the mirrors; its hashes are always verified. A
   * folder that is named but lacks files ends the search with an error. {@code synthetic} needs no
   * files. Anything else is a folder with four IDX files of 28x28 images, whatever their number;
   * the dataset has the folder's last name, or {@code mnist} where the hashes are MNIST's. A
   * warning is logged when most images of a folder look transposed or inverted.
   *
   * @param spec {@code mnist}, {@code synthetic}, or the path of a folder
   * @param environment where to look for MNIST
   * @throws DatasetException when files are missing, unsound, not the canonical ones, or not to be
   *     had
   * @throws IOException when a file cannot be read or written
   */
  public static Dataset load(String spec, DataEnvironment environment) throws IOException {
    Objects.requireNonNull(spec, "spec");
    Objects.requireNonNull(environment, "environment");
    return load(spec, environment, CanonicalHashes.MNIST);
  }

  static Dataset load(String spec, DataEnvironment environment, CanonicalHashes canonical)
      throws IOException {
    return switch (spec) {
      case MNIST -> new MnistSearch(environment, canonical).load(MNIST);
      case SyntheticDigits.NAME -> SyntheticDigits.dataset();
      default -> loadFolder(spec, canonical);
    };
  }

  private static Dataset loadFolder(String spec, CanonicalHashes canonical) throws IOException {
    Path folder = folder(spec);
    FourFiles files = FourFiles.readFolder(folder, "give mnist, synthetic or another folder");
    String origin = "folder " + folder;
    if (files.matches(canonical)) {
      return files.dataset(MNIST, origin);
    }
    Path lastName = folder.getFileName();
    String name = lastName == null ? folder.toString() : lastName.toString();
    if (isTaken(name)) {
      throw new DatasetException(
          "%s: expected a folder name other than %s for data of one's own; rename the folder"
              .formatted(folder, name));
    }
    if (!OneLine.of(name).equals(name)) {
      throw new DatasetException(
          OneLine.of(folder.toString())
              + ": expected a folder name of one line without control characters; rename the folder");
    }
    Dataset dataset = files.dataset(name, origin);
    Appearance.oddity(dataset.train()).ifPresent(oddity -> LOG.warn("{}: {}", folder, oddity));
    return dataset;
  }

  /** Tables are kept apart by these names, so other data must not pass under them. */
  private static boolean isTaken(String name) {
    return name.equals(SyntheticDigits.NAME) || name.equals(MNIST);
  }

  /**
   * A dataset of images that the program itself has made or read.
   *
   * @param name what runs and tables call it; neither {@code mnist} nor {@code synthetic}
   * @param train images to train on
   * @param test images to test on
   * @throws IllegalArgumentException if the name is blank, taken, or no single line
   */
  public static Dataset of(String name, ImageSet train, ImageSet test) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(test, "test");
    if (name.isBlank() || isTaken(name)) {
      throw new IllegalArgumentException(
          "name: expected one other than mnist and synthetic, found " + name);
    }
    return IdxDataset.of(name, "the program", train, test);
  }

  /** Links, dots and a slash at the end are resolved, so that the last name says something. */
  private static Path folder(String spec) throws IOException {
    if (spec.isBlank()) {
      throw new DatasetException("dataset: expected mnist, synthetic or a folder, found nothing");
    }
    try {
      Path folder = Path.of(spec);
      return Files.exists(folder) ? folder.toRealPath() : folder.toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new DatasetException(
          "dataset: expected mnist, synthetic or a folder, " + e.getMessage(), e);
    }
  }
}
