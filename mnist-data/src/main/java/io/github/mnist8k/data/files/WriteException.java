package io.github.mnist8k.data.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * A file cannot be written. The message is one line that names the file, which the JDK's own
 * message for a full disk does not, and says what to do.
 */
public final class WriteException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Names the file.
   *
   * @param file what was to be written
   * @param cause why it cannot be
   */
  public WriteException(Path file, IOException cause) {
    super(message(Objects.requireNonNull(file, "file"), cause), cause);
  }

  private static String message(Path file, IOException cause) {
    Objects.requireNonNull(cause, "cause");
    String reason = reason(cause);
    String words = reason.toLowerCase(Locale.ROOT);
    boolean full = words.contains("space") || words.contains("quota");
    return "%s: %s; %s"
        .formatted(
            file,
            reason,
            full
                ? "free some space, or write to another disk"
                : "make it writable, or write elsewhere");
  }

  /** The file that a {@link FileSystemException} names is a temporary one, so it is left out. */
  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    String reason =
        cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
    return reason == null
        ? "cannot be written (%s)".formatted(cause.getClass().getSimpleName())
        : reason.replaceAll("\\s+", " ");
  }
}
