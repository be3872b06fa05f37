package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.reproduce.text.FailureText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.TypeConversionException;

/** Checks of files that a user names. */
public final class InputFiles {

  /** More than any picture or dataset that is piped in; a device may have no end. */
  private static final int MOST_OF_A_STREAM = 1 << 26;

  /**
   * The path that an option's text names.
   *
   * @throws TypeConversionException if no file can have this name
   */
  public static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new TypeConversionException(FailureText.of(e));
    }
  }

  /**
   * The file itself, or a failure if it has no name or is a folder: what the JDK says of them names
   * nothing.
   */
  public static Path notAFolder(Path file) {
    if (file.toString().isBlank()) {
      throw new UserException("'" + file + "': expected the name of a file, found a blank one");
    }
    if (Files.isDirectory(file)) {
      throw new UserException(file + ": expected a file, found a folder");
    }
    return file;
  }

  /** The file itself, or a failure if it is a folder, or a device, which may have no end. */
  static Path regular(Path file) {
    if (Files.exists(notAFolder(file)) && !Files.isRegularFile(file)) {
      throw new UserException(file + ": expected a regular file, found a device or a pipe");
    }
    return file;
  }

  /**
   * The whole content of a file or of a pipe.
   *
   * @throws IOException if it cannot be read
   */
  public static byte[] content(Path file) throws IOException {
    if (Files.isRegularFile(notAFolder(file))) {
      return Files.readAllBytes(file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(MOST_OF_A_STREAM);
      if (content.length == MOST_OF_A_STREAM) {
        throw new UserException(
            "%s: expected a file, found a device or a pipe that gives %d MiB and more"
                .formatted(file, MOST_OF_A_STREAM >> 20));
      }
      return content;
    }
  }

  private InputFiles() {}
}
