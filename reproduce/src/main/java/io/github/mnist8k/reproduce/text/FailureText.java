package io.github.mnist8k.reproduce.text;

import static java.util.stream.Collectors.joining;

import io.github.mnist8k.training.log.RunFolderException;
import io.github.mnist8k.training.log.RunFolderException.Way;
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

  /** How this program does what a library says in words. */
  private static final Map<Way, String> OPTIONS =
      Map.of(
          Way.RESUME, "--resume",
          Way.OVERWRITE, "--overwrite",
          Way.OTHER_FOLDER, "another --out");

  /**
   * What went wrong, as its message says it, or as the type says it where there is none; with the
   * options of the program that help.
   */
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
    if (failure instanceof RunFolderException run) {
      return run.getMessage()
          + run.ways().stream().map(OPTIONS::get).collect(joining(", ", " (", ")"));
    }
    return failure.getMessage() == null ? failure.toString() : failure.getMessage();
  }

  private FailureText() {}
}
