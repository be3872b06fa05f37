package io.github.mnist8k.training.files;

import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The folder of one run, {@code <out>/<assignment>/<model>/seed-<n>}, and the files in it.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {

  /** Checks that the path is there. */
  public RunFolder {
    Objects.requireNonNull(path, "path");
  }

  /**
   * The folder of a run.
   *
   * @param out folder of all runs
   * @param experiment id {@code assignment/model}
   * @param seed seed of the run
   */
  public static RunFolder of(Path out, String experiment, long seed) {
    return new RunFolder(out.resolve(experiment).resolve("seed-" + seed));
  }

  /** One row per epoch. */
  public Path epochs() {
    return path.resolve(EpochCsv.FILE_NAME);
  }

  /** What was run, where, and how fast. */
  public Path manifest() {
    return path.resolve(RunManifestJson.FILE_NAME);
  }

  /** Final weights. */
  public Path weights() {
    return path.resolve("weights.safetensors");
  }

  /** Answers of the final weights to the test images, as an IDX file of labels. */
  public Path answers() {
    return path.resolve("test-answers-idx1-ubyte");
  }

  /** State after the newest complete epoch. */
  public Path checkpoint() {
    return path.resolve("checkpoint").resolve("state.safetensors");
  }

  /** Makes a folder where there is none; a link to one is one. */
  static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) { // which follows links, as createDirectories does not
      return;
    }
    try {
      Files.createDirectories(folder);
    } catch (FileAlreadyExistsException e) {
      throw new IOException(e.getFile() + ": expected a folder, found a file", e);
    }
  }

  /**
   * Whether a run has left something here that is worth keeping or looking at: a row, a checkpoint,
   * weights, or a manifest without a log, which no run of ours leaves.
   *
   * @throws IOException if the log cannot be read
   */
  public boolean holdsRun() throws IOException {
    return Files.exists(checkpoint())
        || Files.exists(weights())
        || Files.exists(manifest()) && Files.notExists(epochs())
        || hasRows();
  }

  /** Whether there is something after the log's header, sound or not. */
  private boolean hasRows() throws IOException {
    return Files.isRegularFile(epochs())
        && Files.readString(epochs(), StandardCharsets.ISO_8859_1)
            .lines()
            .skip(1)
            .anyMatch(line -> !line.isBlank());
  }

  private List<Path> files() {
    return List.of(checkpoint(), weights(), answers(), epochs(), manifest());
  }

  /**
   * Removes the parts of files that a run left which was killed while it wrote them.
   *
   * @throws IOException if one cannot be removed
   */
  void removeParts() throws IOException {
    for (Path file : files()) {
      if (Files.isDirectory(file.getParent())) {
        String parts = "." + file.getFileName() + ".*.part"; // as AtomicFiles names them
        try (DirectoryStream<Path> found = Files.newDirectoryStream(file.getParent(), parts)) {
          for (Path part : found) {
            Files.deleteIfExists(part);
          }
        }
      }
    }
  }

  /**
   * Removes what an earlier run left, so that a new one starts from nothing; other files stay.
   *
   * @throws IOException if a file cannot be removed
   */
  public void clear() throws IOException {
    for (Path file : files()) {
      Files.deleteIfExists(file);
    }
  }
}
