package io.github.mnist8k.reproduce.text;

import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** A failure as one line for people. */
public final class FailureText {

  /** What the JDK leaves to the type of the exception, whose message is the bare path. */
  private static final Map<Class<? extends FileSystemException>, String> REASONS =
      Map.of(
          NoSuchFileException.class, "there is no such file or folder",
          AccessDeniedException.class, "no permission to read or write it",
          FileAlreadyExistsException.class, "it is there already",
          NotDirectoryException.class, "expected a folder, found a file",
          DirectoryNotEmptyException.class, "expected an empty folder, found files in it",
          FileSystemLoopException.class, "its links lead back to themselves");

  /** What went wrong, as its message says it, or as the type says it where there is none. */
  public static String of(Throwable failure) {
    Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
    return text(cause).replaceAll("\\s*\\R\\s*", " ");
  }

  private static String text(Throwable failure) {
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      return file.getMessage()
          + ": "
          + REASONS.getOrDefault(file.getClass(), "it cannot be read or written");
    }
    if (failure instanceof InvalidPathException path) {
      return path.getInput() + ": no file can have this name: " + path.getReason();
    }
    if (failure instanceof ClosedByInterruptException) {
      return "stopped";
    }
    if (failure instanceof OutOfMemoryError) {
      return "out of memory (%s): Java may take %d MiB; give it more, by java -Xmx"
          .formatted(failure.getMessage(), Runtime.getRuntime().maxMemory() >> 20);
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private FailureText() {}
}
