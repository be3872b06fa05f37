package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.reproduce.text.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder that an option names, and in which a command is going to write. */
public final class OutputFolder {

  /**
   * Makes sure that a path has a name, before anything else takes time.
   *
   * @param option the option that names it
   * @param folder the folder, which need not exist
   * @throws UserException if it is an empty text
   */
  public static void requireName(String option, Path folder) {
    if (folder.toString().isBlank()) {
      throw new UserException(option + ": expected the name of a folder, found nothing");
    }
  }

  /**
   * Makes the folder where there is none.
   *
   * @param option the option that names it
   * @param folder the folder
   * @throws UserException if it cannot be made, is a file, or cannot be written
   */
  public static void create(String option, Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new UserException(option + ": expected a folder, found the file " + folder);
    }
    try {
      if (!Files.isDirectory(folder)) { // which follows links, as createDirectories does not
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new UserException(
          option + ": cannot make the folder " + folder + ": " + FailureText.of(e));
    }
    if (!Files.isWritable(folder)) {
      throw new UserException(option + ": cannot write to the folder " + folder);
    }
  }

  private OutputFolder() {}
}
