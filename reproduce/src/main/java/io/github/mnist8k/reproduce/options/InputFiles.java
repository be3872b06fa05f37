package io.github.mnist8k.reproduce.options;

import java.nio.file.Files;
import java.nio.file.Path;

/** Checks of files that a user names. */
public final class InputFiles {

  /** The file itself, or a failure if it is a folder: the JDK's message for that names nothing. */
  public static Path notAFolder(Path file) {
    if (Files.isDirectory(file)) {
      throw new UserException(file + ": expected a file, found a folder");
    }
    return file;
  }

  private InputFiles() {}
}
