package io.github.mnist8k.training.files;

import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a run as bytes by their names, to be carried from one machine to another. */
public final class RunContent {

  private RunContent() {}

  /**
   * Reads what a run has left in its folder.
   *
   * @param folder the run's folder, best held by a {@link RunLock}
   * @return of each file that is there the content, by its path in the folder with slashes
   * @throws IOException if a file cannot be read
   */
  public static Map<String, byte[]> read(RunFolder folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (Path file : files(folder)) {
      if (Files.exists(file)) {
        files.put(name(folder, file), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /**
   * Writes files into a run's folder, each replaced in one go. The manifest comes last, so that the
   * run does not look finished before it is; a process that is killed meanwhile leaves the run as
   * it was before, or as one that goes on.
   *
   * @param folder the run's folder, best held by a {@link RunLock}; it is made where there is none
   * @param files as {@link #read} gives them
   * @throws IOException if a file cannot be written
   * @throws IllegalArgumentException if one has a name that no file of a run has; nothing is then
   *     written
   */
  public static void write(RunFolder folder, Map<String, byte[]> files) throws IOException {
    Set<String> names =
        files(folder).stream().map(file -> name(folder, file)).collect(Collectors.toSet());
    for (String name : files.keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(name + ": no file of a run has this name");
      }
    }
    for (Path file : files(folder)) {
      byte[] content = files.get(name(folder, file));
      if (content != null) {
        RunFolder.make(file.getParent());
        AtomicFiles.write(file, out -> out.write(content));
      }
    }
  }

  /** A log without its checkpoint can be gone on with, a checkpoint without its log cannot. */
  private static List<Path> files(RunFolder folder) {
    return List.of(
        folder.epochs(),
        folder.checkpoint(),
        folder.answers(),
        folder.weights(),
        folder.manifest());
  }

  private static String name(RunFolder folder, Path file) {
    return folder.path().relativize(file).toString().replace('\\', '/');
  }
}
