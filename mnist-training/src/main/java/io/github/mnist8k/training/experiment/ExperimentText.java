package io.github.mnist8k.training.experiment;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.training.log.JsonText;
import java.io.IOException;
import java.nio.file.Path;

/** Reads a file as one JSON value, in which comments may stand. */
final class ExperimentText {

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
    return JsonText.of(file, "experiment").tree(READER);
  }

  private ExperimentText() {}
}
