package io.github.mnist8k.reproduce.export;

import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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

  /** Any bytes are a text in Latin 1, so that a picture of that name is read too. */
  private static boolean isCard(Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.ISO_8859_1).contains(MARK);
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
