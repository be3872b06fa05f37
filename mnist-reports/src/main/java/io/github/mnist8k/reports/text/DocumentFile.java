package io.github.mnist8k.reports.text;

import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A file and what its document makes of it. Line ends and a byte-order mark are the file's own:
 * they never make it stale, and they stay when it is written.
 *
 * @param path the file
 * @param before its text; empty if there is no such file
 * @param after its text as it should be
 */
public record DocumentFile(Path path, String before, String after) implements GeneratedFile {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** Checks that nothing is null. */
  public DocumentFile {
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
  }

  /**
   * Reads a file and brings its text up to date; writes nothing.
   *
   * @param path the file, in UTF-8; it may be missing if the document needs no text
   * @param document what the file holds
   * @throws IOException naming the file if it cannot be read, is no text, lacks what the document
   *     needs, or could not be written for want of a folder
   */
  public static DocumentFile of(Path path, Document document) throws IOException {
    boolean present = Files.exists(path);
    String before = present ? read(path) : "";
    String mark = before.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
    String after;
    try {
      after = mark + document.rewrite(before.substring(mark.length()));
    } catch (IllegalArgumentException e) {
      throw present
          ? new IOException(path + ": " + e.getMessage(), e)
          : new NoSuchFileException(path + ": there is no such file to put the tables into");
    }
    Path folder = path.toAbsolutePath().getParent();
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(path + ": there is no folder " + folder + "; make it first");
    }
    return new DocumentFile(path, before, after);
  }

  private static String read(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      throw new IOException(path + ": expected a file, found a folder");
    }
    try {
      return Files.readString(path);
    } catch (CharacterCodingException e) {
      throw new IOException(path + ": expected UTF-8 text, found other bytes", e);
    }
  }

  /** {@inheritDoc} Line ends do not count. */
  @Override
  public boolean stale() {
    return !before.replace("\r\n", "\n").equals(after.replace("\r\n", "\n"));
  }

  @Override
  public void write() throws IOException {
    AtomicFiles.writeText(path, after);
  }
}
