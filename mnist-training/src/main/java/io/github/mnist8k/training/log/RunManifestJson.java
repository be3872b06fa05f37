package io.github.mnist8k.training.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.data.files.OneLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Collectors;

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
   * @throws IOException if the file is missing or is no manifest, with the file, the place and what
   *     is wrong
   */
  public static RunManifest read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(file.toString(), null, "there is no such run manifest");
    }
    JsonNode tree = JsonText.of(file, "run manifest").tree(MAPPER);
    if (!tree.isObject()) {
      throw new IOException(file + ": expected a run manifest, found " + found(tree));
    }
    try {
      return MAPPER.treeToValue(tree, RunManifest.class);
    } catch (JsonMappingException e) {
      String pointer = pointer(e);
      String where = pointer.isEmpty() ? "" : pointer + ": ";
      throw new IOException(OneLine.of(file + ": " + where + problem(e, tree.at(pointer))), e);
    }
  }

  private static String pointer(JsonMappingException e) {
    return e.getPath().stream()
        .map(JsonMappingException.Reference::getFieldName)
        .map(name -> "/" + name.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }

  /** Jackson's own messages speak of its settings and of Java's types. */
  private static String problem(JsonMappingException e, JsonNode value) {
    if (e instanceof UnrecognizedPropertyException) {
      return "unknown; a run manifest has no such field";
    }
    if (e instanceof MismatchedInputException form) {
      return "expected " + words(form.getTargetType()) + ", found " + found(value);
    }
    String message = e.getCause().getMessage(); // of the records' own checks
    return e.getCause() instanceof NullPointerException
        ? "expected its " + message + ", found null"
        : message;
  }

  private static String found(JsonNode value) {
    return value.isMissingNode() ? "nothing" : value.toString();
  }

  private static String words(Class<?> type) {
    if (type == int.class || type == long.class || type == Long.class) {
      return "a whole number of " + (type == int.class ? 32 : 64) + " bits";
    }
    if (type == double.class) {
      return "a number";
    }
    if (type == boolean.class) {
      return "true or false";
    }
    return type == String.class ? "a text" : "an object";
  }

  /** Two spaces and line feeds on every system; each element of a list on a line of its own. */
  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
  }
}
