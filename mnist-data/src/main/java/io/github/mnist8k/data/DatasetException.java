package io.github.mnist8k.data;

import java.io.IOException;

/**
 * Dataset files are missing, damaged, not the expected ones, or not to be had. The message is one
 * line that says which file, what was expected, what was found, and what to do.
 */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  public DatasetException(String message) {
    super(message);
  }

  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The problem lies at a byte offset, counted in the uncompressed file. */
  public static DatasetException at(String file, long offset, String problem) {
    return new DatasetException("%s: byte %d: %s".formatted(file, offset, problem));
  }

  /** What went wrong below, on one line; some exceptions of the JDK come without a message. */
  public static String reason(Throwable problem) {
    String kind = problem.getClass().getSimpleName();
    String message = problem.getMessage();
    if (message == null) {
      return kind;
    }
    String line = message.replaceAll("\\s+", " ");
    return problem.getClass() == IOException.class ? line : kind + " " + line;
  }
}
