package io.github.mnist8k.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void aFailureLeavesTheOldContentAndNothingElse() throws IOException {
    Path target = Files.writeString(folder.resolve("file"), "the old content");
    IOException full = new IOException("no space left");
    Exception e =
        assertThrows(
            IOException.class,
            () ->
                AtomicFiles.write(
                    target,
                    out -> {
                      out.write(1);
                      throw full;
                    }));
    assertEquals(full, e);
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
}
