package io.github.mnist8k.digits.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Guesses from its first bytes what a file is that turned out not to be the expected one: a
 * download that went wrong, another format, or an archive that is not unpacked yet.
 */
public final class LooksLike {
  /** So many bytes from the start of a file are enough. */
  public static final int BYTES = 512;

  /** What {@link #of} calls a safetensors file. */
  public static final String SAFETENSORS = "a safetensors file";

  /** More than the header of any safetensors file takes. */
  private static final long LONGEST_HEADER = 100_000_000;

  private static final List<Signature> SIGNATURES =
      List.of(
          new Signature(0, "\u0089PNG\r\n", "a PNG image"),
          new Signature(0, "\u00ff\u00d8\u00ff", "a JPEG image"),
          new Signature(0, "GIF8", "a GIF image"),
          new Signature(8, "WEBP", "a WebP image"),
          new Signature(4, "ftyp", "a HEIC or AVIF image, or a film"),
          new Signature(0, "II*\0", "a TIFF image"),
          new Signature(0, "MM\0*", "a TIFF image"),
          new Signature(0, "%PDF", "a PDF document"),
          new Signature(0, "\u001f\u008b", "a gzip archive"),
          new Signature(0, "PK\u0003\u0004", "a zip archive"),
          new Signature(0, "\u00fd7zXZ", "an xz archive"),
          new Signature(0, "BZh", "a bzip2 archive"),
          new Signature(257, "ustar", "a tar archive"),
          new Signature(0, "\u0093NUMPY", "a NumPy array"),
          new Signature(0, "PAR1", "a Parquet file"),
          new Signature(0, "\u0089HDF", "an HDF5 file"),
          new Signature(0, "version https://git-lfs", "a Git LFS pointer in place of the file"));

  private record Signature(int offset, String bytes, String name) {}

  private LooksLike() {}

  /**
   * What the content looks like, with its article, for use in a sentence.
   *
   * @param start the first {@link #BYTES} bytes of the file, or all if it has fewer
   * @return for instance {@code an HTML page}; empty if nothing is recognised
   */
  public static Optional<String> of(byte[] start) {
    Objects.requireNonNull(start, "start");
    if (start.length == 0) {
      return Optional.of("an empty file");
    }
    String text = new String(start, StandardCharsets.ISO_8859_1); // one character for each byte
    for (Signature signature : SIGNATURES) {
      if (text.startsWith(signature.bytes, signature.offset)) {
        return Optional.of(signature.name);
      }
    }
    if (isBmp(start)) {
      return Optional.of("a BMP image");
    }
    if (isSafetensors(start)) {
      return Optional.of(SAFETENSORS);
    }
    return isText(text) ? Optional.of(kindOfText(text)) : Optional.empty();
  }

  /** Two letters alone could be the start of a text; the reserved bytes 6 to 9 are 0. */
  private static boolean isBmp(byte[] start) {
    return start.length > 10
        && start[0] == 'B'
        && start[1] == 'M'
        && ByteBuffer.wrap(start).getInt(6) == 0;
  }

  /** The length of a JSON object, then the object. */
  private static boolean isSafetensors(byte[] start) {
    if (start.length <= Long.BYTES || start[Long.BYTES] != '{') {
      return false;
    }
    long length = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong();
    return length > 0 && length < LONGEST_HEADER;
  }

  /** Bytes above 127 pass: they may be letters of any encoding. */
  private static boolean isText(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c != 127 || c == '\n' || c == '\r' || c == '\t');
  }

  private static String kindOfText(String text) {
    String start = text.toLowerCase(Locale.ROOT);
    if (start.contains("<html") || start.contains("<!doctype html")) {
      return "an HTML page, perhaps of a login or an error";
    }
    if (start.contains("<?xml") || start.startsWith("<")) {
      return "an XML document, perhaps about an error";
    }
    return start.lines().findFirst().orElse("").matches(".*[,;\\t].*")
        ? "CSV or other text"
        : "text";
  }
}
