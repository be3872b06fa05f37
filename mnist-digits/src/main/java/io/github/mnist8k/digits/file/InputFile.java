package io.github.mnist8k.digits.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Opens files to read them. Where that fails the message is one line with the file and the reason,
 * which the JDK's own exceptions leave to their type, or give without the file.
 */
public final class InputFile {

  private InputFile() {}

  /**
   * Opens a file.
   *
   * @return its bytes, to be closed by the caller
   * @throws NoSuchFileException if there is none
   * @throws FileSystemException if it is a folder, or may not be read
   * @throws IOException if it cannot be opened for another reason
   */
  public static InputStream open(Path file) throws IOException {
    Objects.requireNonNull(file, "file");
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new FileSystemException(name, null, "expected a file, found a folder");
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException e) {
      throw new NoSuchFileException(name, null, "there is no such file");
    } catch (AccessDeniedException e) {
      throw new AccessDeniedException(name, null, "no permission to read it");
    }
  }
}
