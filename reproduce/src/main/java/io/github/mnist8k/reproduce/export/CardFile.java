package io.github.mnist8k.reproduce.export;

import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Where the card of an export lies: {@code README.md} in the folder of a SavedModel, {@code
 * NAME.README.md} beside a file. A file of that name which is no card of ours is never replaced.
 */
public final class CardFile {

  /** Stands in every card: a file with it may be replaced. */
  static final String MARK = "<!-- written by mnist8k export -->";

  private static final String README = "README.md";

  /** The card in the folder of a SavedModel. */
  public static Path in(Path folder) {
    return folder.resolve(README);
  }

  /**
   * The card beside an exported file.
   *
   * @throws IOException if a file of its name is there and no card, or cannot be read
   */
  public static Path beside(Path file) throws IOException {
    Path card = file.resolveSibling(file.getFileName() + "." + README);
    if (Files.exists(card) && !isCard(card)) {
      throw new IOException(
          card
              + ": expected no such file, or an older card of export, found another; move it away");
    }
    return card;
  }

  private static boolean isCard(Path file) throws IOException {
    byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
    byte[] content = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    for (int i = 0; i + mark.length <= content.length; i++) {
      if (Arrays.equals(content, i, i + mark.length, mark, 0, mark.length)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes a card.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path card, String text) throws IOException {
    AtomicFiles.writeText(card, text);
  }

  private CardFile() {}
}
