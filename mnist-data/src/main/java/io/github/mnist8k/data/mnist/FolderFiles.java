package io.github.mnist8k.data.mnist;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.idx.StandardFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which four files a folder holds: in itself, or where torchvision puts them below its root; under
 * one family of names.
 *
 * @param folder the folder, or the one below it, that has the files
 * @param family whose names they have
 * @param found those of the four that are there
 */
record FolderFiles(Path folder, NameFamily family, Map<StandardFile, Path> found) {
  private static final List<String> PLACES = List.of("", "raw", "MNIST/raw");

  /**
   * Finds all four, or fails with a message that names those missing and ends with the advice.
   *
   * @throws DatasetException when there is no such folder, or it lacks a file
   */
  static FolderFiles in(Path folder, String advice) throws DatasetException {
    if (!Files.isDirectory(folder)) {
      throw new DatasetException(
          "%s: expected a folder with four IDX files, found %s; %s"
              .formatted(folder, Files.exists(folder) ? "a file" : "nothing there", advice));
    }
    FolderFiles best = mostIn(folder);
    if (best.missing().isEmpty()) {
      return best;
    }
    for (StandardFile file : best.missing()) {
      Optional<Path> extended = best.extendedLabels(file);
      if (extended.isPresent()) {
        throw new DatasetException(
            "%s: expected labels of uint8, found QMNIST's own of 32 bits in 8 columns; write column 0 as %s (IDX of uint8), or %s"
                .formatted(extended.get(), best.family.stem(file), advice));
      }
    }
    throw new DatasetException(
        "%s: expected four IDX files, found %d; missing: %s (accepted names, for the first: %s); put them there, or %s"
            .formatted(
                folder,
                best.found.size(),
                String.join(", ", best.missing().stream().map(best.family::stem).toList()),
                String.join(", ", best.family.names(StandardFile.TRAIN_IMAGES)),
                advice));
  }

  /** The place and family with most of the four; the folder itself and MNIST's names come first. */
  private static FolderFiles mostIn(Path root) {
    FolderFiles best = new FolderFiles(root, NameFamily.MNIST, Map.of());
    for (String place : PLACES) {
      Path folder = root.resolve(place);
      for (NameFamily family : NameFamily.values()) {
        Map<StandardFile, Path> found = family.find(folder);
        if (found.size() > best.found.size()) {
          best = new FolderFiles(folder, family, found);
        }
      }
    }
    return best;
  }

  private List<StandardFile> missing() {
    List<StandardFile> missing = new ArrayList<>(List.of(StandardFile.values()));
    missing.removeAll(found.keySet());
    return missing;
  }

  /** QMNIST publishes its labels in another form only. */
  private Optional<Path> extendedLabels(StandardFile file) {
    String stem = family.stem(file).replace("idx1-ubyte", "idx2-int");
    return List.of(stem + ".gz", stem).stream()
        .map(folder::resolve)
        .filter(path -> family == NameFamily.QMNIST && Files.isRegularFile(path))
        .findFirst();
  }
}
