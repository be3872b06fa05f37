package io.github.mnist8k.training.experiment;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a file as one JSON value, in which comments may stand, and says in plain words at which
 * line and column it is none.
 */
final class ExperimentText {

  private static final int MOST_BYTES = 1 << 20; // the longest experiment here has 7,000
  private static final int MOST_SHOWN = 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final JsonMapper READER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS) // people write these files
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /**
   * Reads a file.
   *
   * @return its value; a missing node if the file is blank
   * @throws IOException if it cannot be read, is too long, or holds no JSON
   */
  static JsonNode read(Path file) throws IOException {
    String text = text(file);
    try {
      return READER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": " + where(e.getLocation()) + problem(e, text), e);
    }
  }

  private static String where(JsonLocation place) {
    return place == null
        ? ""
        : "line %d, column %d: ".formatted(place.getLineNr(), place.getColumnNr());
  }

  private static String text(Path file) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    if (content.length > MOST_BYTES) {
      // A pipe or a device has no size that can be told.
      String found = Files.isRegularFile(file) ? Long.toString(Files.size(file)) : "more";
      throw new IOException(
          "%s: expected an experiment as JSON, at most %d bytes, found %s"
              .formatted(file, MOST_BYTES, found));
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException(
          file + ": expected an experiment as JSON in UTF-8, found other bytes", e);
    }
  }

  /** Jackson's own messages speak of its settings and of Java's types. */
  private static String problem(JsonProcessingException e, String text) {
    if (e instanceof StreamConstraintsException) {
      return "expected at most %d levels of brackets and %d digits in a number, found more"
          .formatted(
              StreamReadConstraints.DEFAULT_MAX_DEPTH, StreamReadConstraints.DEFAULT_MAX_NUM_LEN);
    }
    if (e instanceof MismatchedInputException) {
      return "expected the end of the file after the experiment, found more";
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
    return "expected JSON, found what is none near " + around(place, text);
  }

  /** A part of the line with a place in it. */
  private static String around(int place, String text) {
    int lineStart = text.lastIndexOf('\n', place - 1) + 1;
    int from = Math.max(lineStart, place - MOST_SHOWN);
    String line = text.substring(from).lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), 2 * MOST_SHOWN))
        .replaceAll("\\p{Cntrl}", "?")
        .strip();
  }

  private ExperimentText() {}
}
