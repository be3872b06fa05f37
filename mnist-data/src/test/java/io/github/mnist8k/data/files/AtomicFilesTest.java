package io.github.mnist8k.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AtomicFilesTest {
  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  @Test
  void theNewContentReplacesTheOld() throws IOException {
    Path target = Files.writeString(folder.resolve("file"), "the old content");
    AtomicFiles.write(target, out -> out.write(new byte[] {'n', 'e', 'w'}));
    assertEquals("new", Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void interruptIsNoFaultOfTheFile() throws IOException {
    Path target = Files.writeString(folder.resolve("file"), "the old content");
    Thread.currentThread().interrupt();
    assertThrows(
        ClosedByInterruptException.class, () -> AtomicFiles.write(target, out -> out.write(1)));
    assertTrue(Thread.interrupted(), "no longer marked as interrupted");
    assertEquals("the old content", Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void aFailureLeavesTheOldContentAndNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("file"), "the old content");
    IOException failure = new IOException("broken off");
    Exception e =
        assertThrows(
            WriteException.class,
            () ->
                AtomicFiles.write(
                    target,
                    out -> {
                      out.write(1);
                      throw failure;
                    }));
    assertEquals(failure, e.getCause());
    assertEquals(target + ": broken off; write elsewhere", e.getMessage());
    assertEquals("the old content", Files.readString(target));
    assertEquals(List.of(target), files());
  }

  @Test
  void aMissingFolderIsNamedAndNotMade() throws IOException {
    Path target = folder.resolve("missing").resolve("file");
    Exception e =
        assertThrows(NoSuchFileException.class, () -> AtomicFiles.write(target, out -> {}));
    assertTrue(e.getMessage().contains(target.getParent().toString()), e.getMessage());
    assertEquals(List.of(), files());
  }

  @ParameterizedTest
  @CsvSource({
    "No space left on device, 'free some space, or write elsewhere'",
    "There is not enough space on the disk, 'free some space, or write elsewhere'",
    "Disk quota exceeded, 'free some space, or write elsewhere'",
    "File too large, 'raise the limit of a file''s size (ulimit -f), or write elsewhere'",
    "Permission denied, 'make it writable, or write elsewhere'",
    "Operation not permitted, 'make it writable, or write elsewhere'",
    "Read-only file system, 'make it writable, or write elsewhere'",
    "Input/output error, write elsewhere"
  })
  void whatToDoDependsOnTheCauseAndIsSaidWithTheFile(String cause, String advice) {
    Path target = folder.resolve("file");
    Exception e =
        assertThrows(
            WriteException.class,
            () ->
                AtomicFiles.write(
                    target,
                    out -> {
                      throw new IOException(cause);
                    }));
    assertEquals(target + ": " + cause + "; " + advice, e.getMessage());
  }

  @Test
  void anotherStageThanWritingNamesTheFileAsWell() throws IOException {
    Path tooLong = folder.resolve("n".repeat(300));
    Exception e = assertThrows(WriteException.class, () -> AtomicFiles.writeText(tooLong, "new"));
    assertTrue(e.getMessage().startsWith(tooLong + ": "), e.getMessage());
    assertTrue(!e.getMessage().contains(".part"), e.getMessage());
    assertEquals(List.of(), files());
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path target = Files.createDirectory(folder.resolve("a.txt"));
    Exception e = assertThrows(WriteException.class, () -> AtomicFiles.writeText(target, "new"));
    assertEquals(target + ": expected a file, found a folder; write elsewhere", e.getMessage());
    assertEquals(List.of(target), files());
  }

  @Test
  void textIsWrittenAsUtf8() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "old and longer");
    AtomicFiles.writeText(file, "± new\r\n");
    assertEquals("± new\r\n", Files.readString(file));
    assertEquals(List.of(file), files());
  }

  @Test
  void theFileThatALinkPointsToIsReplacedAndTheLinkStays() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path file = Files.writeString(elsewhere.resolve("file"), "old");
    Path near = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), near);
    AtomicFiles.writeText(link, "new");
    assertTrue(Files.isSymbolicLink(link) && Files.isSymbolicLink(near));
    assertEquals("new", Files.readString(file));

    Path toNothingYet = Files.createSymbolicLink(folder.resolve("other"), Path.of("made"));
    AtomicFiles.writeText(toNothingYet, "new");
    assertTrue(Files.isSymbolicLink(toNothingYet));
    assertEquals("new", Files.readString(folder.resolve("made")));
  }

  @Test
  void linksInACircleAreRefused() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
    Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
    Exception e = assertThrows(WriteException.class, () -> AtomicFiles.writeText(link, "new"));
    assertTrue(e.getMessage().startsWith(link + ": too many links"), e.getMessage());
  }

  @Test
  void folderTakesItsNameWhole() throws IOException {
    Path target = folder.resolve("model");
    AtomicFiles.writeFolder(
        target,
        part -> {
          Files.writeString(part.resolve("one"), "1");
          assertTrue(Files.notExists(target), "it is not there before it is whole");
        });
    assertEquals("1", Files.readString(target.resolve("one")));
    assertEquals(List.of(target), files());
  }

  @Test
  void folderThatFailsLeavesAnEmptyOneAndNothingElse() throws IOException {
    Path target = Files.createDirectory(folder.resolve("model"));
    IOException failure = new IOException("broken off");
    Exception e =
        assertThrows(
            WriteException.class,
            () ->
                AtomicFiles.writeFolder(
                    target,
                    part -> {
                      Files.writeString(part.resolve("one"), "1");
                      throw failure;
                    }));
    assertEquals(failure, e.getCause());
    assertEquals(List.of(target), files());
    try (Stream<Path> inside = Files.list(target)) {
      assertEquals(0, inside.count());
    }
  }

  @Test
  void folderInUseIsRefusedBeforeAnythingIsWritten() throws IOException {
    Path target = Files.createDirectory(folder.resolve("model"));
    Path file = Files.writeString(target.resolve("one"), "mine");
    Exception e =
        assertThrows(
            WriteException.class,
            () -> AtomicFiles.writeFolder(target, part -> Files.createFile(part.resolve("two"))));
    assertTrue(e.getMessage().contains("expected a new or an empty folder"), e.getMessage());
    assertEquals("mine", Files.readString(file));
    assertEquals(List.of(target), files());
  }
}
