package io.github.mnist8k.reproduce.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One change to a file.
 *
 * @param kind what is changed
 * @param place byte at which it is, or number of the token; from the end if negative, and counted
 *     on from the other end if beyond it
 * @param length bytes that it is about, at least 1
 * @param choice which of the values that a kind has; any number
 */
record Edit(Kind kind, int place, int length, int choice) {

  /** What can be changed. */
  enum Kind {
    FLIP_A_BIT,
    SET_A_BYTE,
    SET_AN_INTEGER,
    CUT,
    REMOVE,
    DUPLICATE,
    SWAP,
    INSERT_A_TOKEN,
    REPLACE_A_TOKEN
  }

  private static final long[] INTEGERS = {
    0,
    1,
    2,
    127,
    255,
    256,
    32_767,
    65_535,
    65_536,
    100_000_000,
    Integer.MAX_VALUE - 8,
    Integer.MAX_VALUE,
    Integer.MIN_VALUE,
    -1,
    1L << 32,
    Long.MAX_VALUE,
    Long.MIN_VALUE
  };

  /** What a text can hold that its reader might not expect. */
  private static final List<String> TOKENS =
      List.of(
          "",
          "null",
          "true",
          "0",
          "1",
          "-1",
          "0.5",
          "1e999",
          "-1e-400",
          "1e999999999",
          "NaN",
          "2147483648",
          "9223372036854775808",
          "9".repeat(5_000),
          "\"\"",
          "\"x\"",
          "\u001b[2J",
          "\\u001b[2J",
          "\u009b31m",
          "\\u009b31m",
          "\u0085",
          "\u2028",
          "\u202e",
          "\\u202e",
          "\0",
          "\\u0000",
          "\uFEFF",
          "\r",
          "\n",
          "\t",
          " ",
          "\"",
          "'",
          ",",
          ";",
          ":",
          "{",
          "}",
          "[",
          "]",
          "{}",
          "[]",
          "[".repeat(5_000),
          "{\"a\":".repeat(2_000),
          "x".repeat(5_000),
          "../../x",
          "/etc/passwd",
          "..",
          "\\",
          "é",
          "🙂",
          "%s",
          "$1",
          "<pre>",
          "&#0;",
          "\"F64\"",
          "\"I64\"",
          "\"I32\"");

  private static final List<String> QUOTED =
      TOKENS.stream().filter(token -> token.matches("\".*\"")).toList();

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\\\n]*+(?:\\\\.[^\"\\\\\\n]*+)*+\"|-?\\d[\\d.eE+-]*|\\w+|[^\\w\\s]|\\s+");

  /** The same choice for a token. */
  Edit ofToken() {
    return new Edit(Kind.REPLACE_A_TOKEN, place, length, choice);
  }

  /** The changed content; the given one stays as it is. */
  byte[] apply(byte[] content) {
    if (content.length == 0) {
      return kind == Kind.INSERT_A_TOKEN ? token() : content;
    }
    int at = Math.floorMod(place, content.length);
    int end = (int) Math.min(content.length, (long) at + length);
    return switch (kind) {
      case FLIP_A_BIT -> withByte(content, at, content[at] ^ 1 << Math.floorMod(choice, 8));
      case SET_A_BYTE -> withByte(content, at, choice);
      case SET_AN_INTEGER -> withInteger(content, at);
      case CUT -> Arrays.copyOf(content, at);
      case REMOVE -> joined(part(content, 0, at), part(content, end, content.length));
      case DUPLICATE -> joined(part(content, 0, end), part(content, at, content.length));
      case SWAP -> {
        int last = (int) Math.min(content.length, (long) end + length);
        yield joined(
            part(content, 0, at),
            part(content, end, last),
            part(content, at, end),
            part(content, last, content.length));
      }
      case INSERT_A_TOKEN ->
          joined(part(content, 0, at), token(), part(content, at, content.length));
      case REPLACE_A_TOKEN -> withToken(content);
    };
  }

  private static byte[] withByte(byte[] content, int at, int value) {
    byte[] changed = content.clone();
    changed[at] = (byte) value;
    return changed;
  }

  /** Of 2, 4 or 8 bytes, the lowest or the highest first. */
  private byte[] withInteger(byte[] content, int at) {
    int size = 2 << Math.floorMod(length, 3);
    boolean lowestFirst = choice % 2 == 0;
    byte[] number =
        ByteBuffer.allocate(Long.BYTES)
            .order(lowestFirst ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
            .putLong(INTEGERS[Math.floorMod(choice / 2, INTEGERS.length)])
            .array();
    byte[] changed = content.clone();
    int count = Math.min(size, content.length - at);
    System.arraycopy(number, lowestFirst ? 0 : Long.BYTES - size, changed, at, count);
    return changed;
  }

  private byte[] withToken(byte[] content) {
    // One character for each byte, so that what is no text stays as it is.
    String text = new String(content, ISO_8859_1);
    List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
    if (tokens.isEmpty()) {
      return content;
    }
    MatchResult replaced = tokens.get(Math.floorMod(place, tokens.size()));
    boolean keepQuotes = replaced.group().startsWith("\"") && choice % 2 == 0;
    return joined(
        part(content, 0, replaced.start()),
        keepQuotes ? quoted() : token(),
        part(content, replaced.end(), content.length));
  }

  /** Keeps the text's grammar, so that its reader goes on to what it means. */
  private byte[] quoted() {
    return QUOTED.get(Math.floorMod(choice / 2, QUOTED.size())).getBytes(UTF_8);
  }

  private byte[] token() {
    return TOKENS.get(Math.floorMod(choice, TOKENS.size())).getBytes(UTF_8);
  }

  private static byte[] part(byte[] content, int from, int to) {
    return Arrays.copyOfRange(content, from, to);
  }

  private static byte[] joined(byte[]... parts) {
    var joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }
}
