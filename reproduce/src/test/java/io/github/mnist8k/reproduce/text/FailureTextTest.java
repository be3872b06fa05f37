package io.github.mnist8k.reproduce.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Messages of the JDK that are a bare path say what is wrong with it. */
class FailureTextTest {

  @TempDir Path folder;

  @Test
  void fileWithAColonInItsNameDoesNotExist() {
    Path missing = folder.resolve("12:30.png");
    var e = assertThrows(IOException.class, () -> Files.readAllBytes(missing));
    assertEquals(missing + ": there is no such file or folder", FailureText.of(e));
  }

  static Stream<FileSystemException> barePaths() {
    return Stream.of(
        new NoSuchFileException("a: b"),
        new AccessDeniedException("a: b"),
        new FileAlreadyExistsException("a: b"),
        new NotDirectoryException("a: b"),
        new DirectoryNotEmptyException("a: b"),
        new FileSystemLoopException("a: b"),
        new FileSystemException("a: b"));
  }

  @ParameterizedTest
  @MethodSource("barePaths")
  void everyBarePathGetsAReason(FileSystemException e) {
    String[] words = FailureText.of(e).split("^a: b: ");
    assertEquals(2, words.length, FailureText.of(e));
  }

  @Test
  void reasonThatIsThereIsKept() {
    assertEquals("a: no log", FailureText.of(new NoSuchFileException("a", null, "no log")));
    assertEquals("b: too long", FailureText.of(new FileSystemException("b", null, "too long")));
  }

  @Test
  void uncheckedAndSilentOnesAreExplained() {
    var missing = new UncheckedIOException(new NoSuchFileException("a"));
    assertEquals("a: there is no such file or folder", FailureText.of(missing));
    assertEquals("stopped", FailureText.of(new ClosedByInterruptException()));
    assertEquals("java.io.IOException", FailureText.of(new IOException()));
    assertEquals(
        "a?: no file can have this name: unmappable",
        FailureText.of(new InvalidPathException("a?", "unmappable")));
  }

  @Test
  void missingMemoryIsSaidWithWhatThereIs() {
    String text = FailureText.of(new OutOfMemoryError("Java heap space"));
    assertTrue(text.matches("out of memory \\(Java heap space\\): .* \\d+ MiB; .* -Xmx"), text);
  }

  @Test
  void severalLinesBecomeOne() {
    assertEquals("first second", FailureText.of(new IOException("first\n  second")));
  }
}
