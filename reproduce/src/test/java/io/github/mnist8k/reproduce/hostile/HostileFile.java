package io.github.mnist8k.reproduce.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file that was made to break its reader, alone in a folder. */
final class HostileFile {

  /** What would end a line, steer a terminal, or turn the direction of the text. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cf}]");

  private static final int LONGEST_MESSAGE = 4_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** One for all, since making a folder takes longer than most readers do. */
  private static final Path FOLDER = folder();

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("hostile");
      folder.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What reads a file. */
  @FunctionalInterface
  interface Reader {
    void read(Path file) throws Exception;
  }

  /** The content after all changes. */
  static byte[] changed(byte[] content, List<Edit> edits) {
    byte[] changed = content;
    for (Edit edit : edits) {
      changed = edit.apply(changed);
    }
    return changed;
  }

  /**
   * Gives a file to a reader, which must take it or refuse it as it promises: by an exception of
   * the declared kind, whose message is one line that begins with the file. It must not take more
   * memory than stated, and leave nothing beside the file.
   */
  static void give(
      String name,
      byte[] content,
      long mostMebibytes,
      Class<? extends Exception> declared,
      Reader reader)
      throws IOException {
    Path file = FOLDER.resolve(name);
    try {
      Attempt attempt = Attempt.at(file, content, reader);
      if (attempt.mebibytes > mostMebibytes) { // the first time, a reader's classes are loaded too
        attempt = Attempt.at(file, content, reader);
      }
      assertTrue(attempt.mebibytes <= mostMebibytes, "took " + attempt.mebibytes + " MiB");
      Exception refusal = attempt.refusal;
      if (refusal != null) {
        if (!declared.isInstance(refusal)) {
          fail("expected " + declared + ", found " + refusal, refusal);
        }
        assertReadable(refusal.getMessage());
        assertTrue(refusal.getMessage().startsWith(file.toString()), refusal.getMessage());
      }
      try (Stream<Path> files = Files.list(FOLDER)) {
        assertEquals(List.of(file), files.toList());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /**
   * What came of reading a file.
   *
   * @param refusal what was thrown, or null
   * @param mebibytes memory that it took
   */
  private record Attempt(Exception refusal, long mebibytes) {
    static Attempt at(Path file, byte[] content, Reader reader) throws IOException {
      Files.write(file, content);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      Exception refusal = null;
      try {
        reader.read(file);
      } catch (Exception e) {
        refusal = e;
      }
      return new Attempt(refusal, (THREADS.getCurrentThreadAllocatedBytes() - before) >> 20);
    }
  }

  /** One line that can be shown on a terminal, of a length that can be read. */
  static void assertReadable(String line) {
    assertNotNull(line);
    assertFalse(CONTROL.matcher(line).find(), () -> "control characters in " + line);
    assertTrue(line.length() <= LONGEST_MESSAGE, () -> line.length() + " characters: " + line);
  }

  private HostileFile() {}
}
