package io.github.mnist8k.reports.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentFileTest {

  private static final String MARK = "\uFEFF";

  private static final String OLD =
      "<!-- mnist8k:results:a begin -->\nold\n<!-- mnist8k:results:a end -->\nby hand\n";

  private static final String NEW = OLD.replace("old", "new");

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("README.md");
  }

  private DocumentFile read(String text) throws IOException {
    Files.writeString(file, text);
    return DocumentFile.of(
        file, before -> new MarkedSections(before, Set.of("a")).with(Map.of("a", "new\n")));
  }

  @Test
  void nothingIsWrittenBeforeItIsAsked() throws IOException {
    DocumentFile document = read(OLD);

    assertTrue(document.stale());
    assertEquals(OLD, Files.readString(file));
    document.write();
    assertEquals(NEW, Files.readString(file));
  }

  @Test
  void lineEndsAndByteOrderMarkNeverMakeAFileStale() throws IOException {
    assertFalse(read(NEW).stale());
    assertFalse(read(NEW.replace("\n", "\r\n")).stale());
    assertFalse(read(NEW.replace("new\n", "new\r\n")).stale());
    assertFalse(read(MARK + NEW).stale());
  }

  @Test
  void lineEndsAndByteOrderMarkStayWhenAFileIsWritten() throws IOException {
    read(MARK + OLD.replace("\n", "\r\n")).write();

    assertEquals(MARK + NEW.replace("\n", "\r\n"), Files.readString(file));
  }

  @Test
  void aDocumentThatNeedsNoTextCanBeMade() throws IOException {
    DocumentFile document = DocumentFile.of(file, before -> before + "page\n");

    assertTrue(document.stale());
    document.write();
    assertEquals("page\n", Files.readString(file));
  }

  @Test
  void whatADocumentLacksIsNamedWithTheFile() {
    var e = assertThrows(IOException.class, () -> read("text\n"));

    assertEquals(
        file
            + ": expected the lines <!-- mnist8k:results:a begin -->"
            + " and <!-- mnist8k:results:a end -->, found neither",
        e.getMessage());
  }

  @Test
  void aFileThatCannotBeRewrittenIsNamed() throws IOException {
    Document refuses =
        before -> {
          throw new IllegalArgumentException("no markers");
        };
    Document page = before -> "page\n";

    var e = assertThrows(NoSuchFileException.class, () -> DocumentFile.of(file, refuses));
    assertEquals(file + ": there is no such file to put the tables into", e.getMessage());
    Files.write(file, new byte[] {(byte) 0xff});
    assertError(file, page, "expected UTF-8 text, found other bytes");
    assertError(folder, page, "expected a file, found a folder");
    Path lost = folder.resolve("none/page.md");
    assertError(lost, page, "there is no folder " + folder.resolve("none") + "; make it first");
  }

  private static void assertError(Path path, Document document, String problem) {
    var e = assertThrows(IOException.class, () -> DocumentFile.of(path, document));
    assertEquals(path + ": " + problem, e.getMessage());
  }
}
