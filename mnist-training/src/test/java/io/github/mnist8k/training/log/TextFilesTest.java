package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFilesTest {

  @TempDir private Path folder;

  @Test
  void replacesTheFileAndLeavesNothingElse() throws IOException {
    Path file = folder.resolve("a.txt");
    Files.writeString(file, "old and longer");

    TextFiles.write(file, "± new");

    assertEquals("± new", Files.readString(file));
    assertEquals(List.of(file), entries());
  }

  @Test
  void leavesNoTemporaryFileWhenTheTargetCannotBeReplaced() throws IOException {
    Path target = Files.createDirectories(folder.resolve("a.txt/inside")).getParent();

    assertThrows(IOException.class, () -> TextFiles.write(target, "new"));
    assertEquals(List.of(target), entries());
  }

  @Test
  void namesTheFolderThatIsMissing() {
    Path target = folder.resolve("none/a.txt");

    var e = assertThrows(NoSuchFileException.class, () -> TextFiles.write(target, "new"));
    assertEquals(
        target + ": expected an existing folder " + folder.resolve("none"), e.getMessage());
  }

  private List<Path> entries() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
