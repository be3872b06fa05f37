package io.github.mnist8k.data.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A file cannot be written. The message is one line that names the file, which the JDK's own
 * message for a full disk does not, and says what to do.
 */
public final class WriteException extends IOException {
  private static final long serialVersionUID = 1L;

  private static final String FREE = "free some space";
  private static final String WRITABLE = "make it writable";

  /** By what the system says; of other causes, such as a broken disk, nothing is known. */
  private static final Map<String, String> ADVICE =
      Map.of(
          "no space", FREE,
          "not enough space", FREE,
          "quota", FREE,
          "file too large", "raise the limit of a file's size (ulimit -f)",
          "denied", WRITABLE,
          "not permitted", WRITABLE,
          "read-only", WRITABLE);

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
    return "%s: %s; %s".formatted(file, reason(cause), advice(cause));
  }

  /**
   * What to do about it: the beginning of a sentence that ends with writing elsewhere.
   *
   * @param cause why a file or a folder cannot be written
   */
  public static String advice(IOException cause) {
    String words = reason(cause).toLowerCase(Locale.ROOT);
    return ADVICE.entrySet().stream()
        .filter(advice -> words.contains(advice.getKey()))
        .findFirst()
        .map(advice -> advice.getValue() + ", or ")
        .orElse("")
        .concat("write elsewhere");
  }

  /** The file that a {@link FileSystemException} names is a temporary one, so it is left out. */
  private static String reason(IOException cause) {
    Objects.requireNonNull(cause, "cause");
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
