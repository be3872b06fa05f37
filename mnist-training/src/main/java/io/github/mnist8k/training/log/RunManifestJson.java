package io.github.mnist8k.training.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.data.files.AtomicFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file {@code run.json} of a run: its {@link RunManifest} as pretty-printed JSON. */
public final class RunManifestJson {

  /** Name of the file in the folder of a run. */
  public static final String FILE_NAME = "run.json";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          // The experiment's numbers are kept as they are written.
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private static final ObjectWriter WRITER = MAPPER.writer(printer());

  private RunManifestJson() {}

  /**
   * Writes or replaces the file atomically.
   *
   * @param file the file, in an existing folder
   * @param manifest the content
   * @throws IOException if the file cannot be written; it is then as it was
   */
  public static void write(Path file, RunManifest manifest) throws IOException {
    AtomicFiles.writeText(file, WRITER.writeValueAsString(manifest) + "\n");
  }

  /**
   * Reads the file, strictly: an unknown, missing or doubled field is an error.
   *
   * @param file the file
   * @return the content
   * @throws IOException if the file is missing or is no manifest, with the file, the line and what
   *     is wrong
   */
  public static RunManifest read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such run manifest");
    }
    try {
      RunManifest manifest = MAPPER.readValue(Files.readAllBytes(file), RunManifest.class);
      if (manifest == null) {
        throw new IOException(file + ": expected a run manifest, found null");
      }
      return manifest;
    } catch (JsonProcessingException e) {
      JsonLocation location = e.getLocation();
      String line = location == null ? "" : "line " + location.getLineNr() + ": ";
      String problem = e.getOriginalMessage().lines().findFirst().orElse("not JSON");
      throw new IOException(file + ": " + line + problem, e);
    }
  }

  /** Two spaces and line feeds on every system; each element of a list on a line of its own. */
  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
