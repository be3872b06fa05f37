package io.github.mnist8k.data;

import java.io.IOException;
import java.util.Objects;

/**
 * Dataset files are missing, damaged, not the expected ones, or not to be had. The message is one
 * line that says which file, what was expected, what was found, and what to do.
 */
public final class DatasetException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A problem without an exception below it.
   *
   * @param message one line: what, where, expected, found, what to do
   */
  public DatasetException(String message) {
    super(message);
  }

  /**
   * A problem that another exception brought to light.
   *
   * @param message one line: what, where, expected, found, what to do
   * @param cause what was thrown below
   */
  public DatasetException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A problem at one place of a file.
   *
   * @param file what to call the file
   * @param offset in bytes, from 0, in the uncompressed file
   * @param problem what was expected, what was found, what to do
   */
  public static DatasetException at(String file, long offset, String problem) {
    return new DatasetException("%s: byte %d: %s".formatted(file, offset, problem));
  }

  /** What went wrong below, on one line; some exceptions of the JDK come without a message. */
  public static String reason(Throwable problem) {
    Objects.requireNonNull(problem, "problem");
    String kind = problem.getClass().getSimpleName();
    String message = problem.getMessage();
    if (message == null) {
      return kind;
    }
    String line = message.replaceAll("\\s+", " ");
    return problem.getClass() == IOException.class ? line : kind + " " + line;
  }
}
