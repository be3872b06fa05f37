package io.github.mnist8k.training.log;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.data.files.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a small JSON file, which says in plain words at which line and column it is none. */
public final class JsonText {

  private static final int MOST_BYTES = 1 << 20; // the longest experiment here has 7,000
  private static final int MOST_SHOWN = 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final String what;
  private final String text;

  private JsonText(Path file, String what, String text) {
    this.file = file;
    this.what = what;
    this.text = text;
  }

  /**
   * Reads a file.
   *
   * @param file at most 1 MiB
   * @param what it should hold, for messages, such as {@code experiment}
   * @throws IOException if it cannot be read, is too long, or is not in UTF-8
   */
  public static JsonText of(Path file, String what) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    if (content.length > MOST_BYTES) {
      // A pipe or a device has no size that can be told.
      String found = Files.isRegularFile(file) ? Long.toString(Files.size(file)) : "more";
      throw new IOException(
          "%s: expected %s as JSON, at most %d bytes, found %s"
              .formatted(file, withArticle(what), MOST_BYTES, found));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      boolean marked = text.startsWith(BYTE_ORDER_MARK);
      return new JsonText(file, what, marked ? text.substring(1) : text);
    } catch (CharacterCodingException e) {
      throw new IOException(
          "%s: expected %s as JSON in UTF-8, found other bytes".formatted(file, withArticle(what)),
          e);
    }
  }

  private static String withArticle(String what) {
    return ("aeiou".indexOf(what.charAt(0)) < 0 ? "a " : "an ") + what;
  }

  /**
   * The value of the text.
   *
   * @param mapper how strict to be
   * @return a missing node if the text is blank
   * @throws IOException if it holds no JSON, with the place
   */
  public JsonNode tree(JsonMapper mapper) throws IOException {
    try {
      return mapper.readTree(text);
    } catch (JsonProcessingException e) {
      throw refused(e);
    } catch (NumberFormatException e) { // Jackson lets it through from BigDecimal
      throw new IOException(
          file + ": expected numbers that can be computed with, found one with a huge exponent", e);
    }
  }

  /** Jackson's own messages speak of its settings and of Java's types. */
  private IOException refused(JsonProcessingException e) {
    JsonLocation place = e.getLocation();
    String where =
        place == null
            ? ""
            : "line %d, column %d: ".formatted(place.getLineNr(), place.getColumnNr());
    return new IOException(OneLine.of(file + ": " + where + problem(e)), e);
  }

  private String problem(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return "expected at most %d levels of brackets and %d digits in a number, found more"
          .formatted(
              StreamReadConstraints.DEFAULT_MAX_DEPTH, StreamReadConstraints.DEFAULT_MAX_NUM_LEN);
    }
    if (e instanceof MismatchedInputException) {
      return "expected the end of the file after the " + what + ", found more";
    }
    String message = e.getOriginalMessage();
    if (message.startsWith("Duplicate field ")) {
      return "expected each name once in an object, found a second "
          + message.substring("Duplicate field ".length());
    }
    int place = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
    if (text.substring(Math.min(place, text.length())).isBlank()) {
      return "expected more JSON, found the end of the file; is a quote or a bracket not closed?";
    }
    return "expected JSON, found what is none near " + around(place);
  }

  /** A part of the line with a place in it. */
  private String around(int place) {
    int lineStart = text.lastIndexOf('\n', place - 1) + 1;
    int from = Math.max(lineStart, place - MOST_SHOWN);
    String line = text.substring(from).lines().findFirst().orElse("");
    return OneLine.of(line.substring(0, Math.min(line.length(), 2 * MOST_SHOWN))).strip();
  }
}
