package io.github.mnist8k.data.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;

/**
 * Replaces files in one go: a reader, or a machine that loses power, sees the old content or the
 * new, never a part.
 */
public final class AtomicFiles {

  /** As many as Linux follows. */
  private static final int MOST_LINKS = 40;

  /** Writes the content of a file. */
  @FunctionalInterface
  public interface Content {

    /**
     * Writes everything to the stream, which the caller closes.
     *
     * @throws IOException if the content cannot be written; the target then stays as it was
     */
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * Writes a file through a temporary one in the same folder, forced to disk before it takes the
   * name. Where the target is a link, the file that it points to is replaced and the link stays.
   *
   * @param target the file, in an existing folder
   * @param content what it will hold
   * @throws NoSuchFileException if the folder is missing
   * @throws WriteException if the file cannot be written, naming it; the target is then as it was,
   *     and nothing is left behind
   * @throws IOException if a link cannot be followed
   */
  public static void write(Path target, Content content) throws IOException {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(content, "content");
    Path file = followLinks(target.toAbsolutePath());
    Path folder = file.getParent();
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(
          target.toString(), null, "expected an existing folder " + folder);
    }
    if (Files.isDirectory(file)) {
      throw new WriteException(target, new IOException("expected a file, found a folder"));
    }
    // Not Files.createTempFile: its files can be read by their owner only, and stay so once moved.
    Path part = folder.resolve("." + file.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try {
        fill(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  /**
   * Writes a text file in the same way.
   *
   * @param target the file, in an existing folder
   * @param text the whole content, written as UTF-8; its line ends stay as they are
   * @throws NoSuchFileException if the folder is missing
   * @throws WriteException if the file cannot be written, naming it; the target is then as it was
   * @throws IOException if a link cannot be followed
   */
  public static void writeText(Path target, String text) throws IOException {
    Objects.requireNonNull(text, "text");
    write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The file at the end of a chain of links, whether it exists or not. */
  private static Path followLinks(Path target) throws IOException {
    Path file = target;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MOST_LINKS) {
        throw new WriteException(target, new IOException("too many links, perhaps in a circle"));
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  private static void fill(Path part, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private AtomicFiles() {}
}
