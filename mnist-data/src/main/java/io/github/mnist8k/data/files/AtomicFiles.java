package io.github.mnist8k.data.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

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
   * @throws ClosedByInterruptException if the thread is interrupted; the target is then as it was
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
    } catch (ClosedByInterruptException e) {
      throw e; // nothing is wrong with the file
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

  /** Fills a folder. */
  @FunctionalInterface
  public interface FolderContent {

    /**
     * Writes everything into an empty folder.
     *
     * @throws IOException if the content cannot be written; the target then stays as it was
     */
    void writeInto(Path folder) throws IOException;
  }

  /**
   * Writes a folder through a temporary one beside it, forced to disk before it takes the name.
   *
   * @param target the folder, in an existing one; it must not exist, or be empty
   * @param content what it will hold
   * @throws NoSuchFileException if the folder around it is missing
   * @throws WriteException if the target is a file or holds something, or cannot be written; it is
   *     then as it was, and nothing is left behind
   * @throws IOException if the temporary folder cannot be taken away
   */
  public static void writeFolder(Path target, FolderContent content) throws IOException {
    Objects.requireNonNull(target, "target");
    Objects.requireNonNull(content, "content");
    Path folder = target.toAbsolutePath().normalize();
    if (folder.getParent() == null || !Files.isDirectory(folder.getParent())) {
      throw new NoSuchFileException(
          target.toString(), null, "expected an existing folder " + folder.getParent());
    }
    requireFree(target);
    Path part = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
    try {
      try {
        Files.createDirectory(part);
        content.writeInto(part);
        force(part);
        // Fails for a folder that somebody has filled meanwhile; not every system moves over one.
        Files.deleteIfExists(folder);
        Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        delete(part);
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      throw new WriteException(target, e);
    }
  }

  /**
   * Refuses a target of {@link #writeFolder} that holds something.
   *
   * @throws WriteException if the target is a file, a link, or a folder that is not empty
   * @throws IOException if it cannot be read
   */
  public static void requireFree(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new WriteException(
          target, new IOException("expected a new or an empty folder, found a file"));
    }
    try (Stream<Path> entries = Files.list(target)) {
      if (entries.findAny().isPresent()) {
        throw new WriteException(
            target, new IOException("expected a new or an empty folder, found one with files"));
      }
    }
  }

  private static void force(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
          channel.force(true);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
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
