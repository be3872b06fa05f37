package io.github.mnist8k.models.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.AtomicFiles;
import io.github.mnist8k.models.weights.TensorEntry.Type;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Content of a safetensors file: 8 bytes with the length of a JSON header, the header with type,
 * shape and place of each tensor, then the tensors' bytes without gaps (format of the Hugging Face
 * safetensors library).
 *
 * @param tensors tensors by name, in the order of the file
 * @param metadata free text by name
 */
public record Safetensors(Map<String, TensorEntry> tensors, Map<String, String> metadata) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METADATA = "__metadata__";

  /** Copies the maps. */
  public Safetensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file strictly.
   *
   * @param file a safetensors file of at most 2 GiB with tensors of type F32, I64 or U8
   * @throws WeightsException if it is not one, saying where and what was expected and found
   * @throws IOException if it cannot be read
   */
  public static Safetensors read(Path file) throws IOException {
    if (Files.size(file) > Integer.MAX_VALUE - 8) {
      throw new WeightsException(file + ": expected at most 2 GiB, found " + Files.size(file));
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.remaining() < 8 ? -1 : bytes.getLong();
    if (length < 2 || length > bytes.remaining()) {
      throw new WeightsException(
          file
              + ": is not a safetensors file: expected a header that fits into "
              + bytes.capacity()
              + " bytes, found "
              + (length < 0 ? "none" : length + " bytes"));
    }
    byte[] header = new byte[(int) length];
    bytes.get(header);
    return parse(file, header, bytes.slice());
  }

  private static Safetensors parse(Path file, byte[] header, ByteBuffer data)
      throws WeightsException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    Map<String, String> metadata = new LinkedHashMap<>();
    long covered = 0;
    for (Map.Entry<String, JsonNode> field : tree(file, header).properties()) {
      if (field.getKey().equals(METADATA)) {
        field.getValue().properties().forEach(e -> metadata.put(e.getKey(), e.getValue().asText()));
      } else {
        try {
          TensorEntry tensor = tensor(field.getValue(), data);
          covered += tensor.bytes().remaining();
          tensors.put(field.getKey(), tensor);
        } catch (IllegalArgumentException | ArithmeticException e) {
          throw new WeightsException(
              file + ": tensor " + field.getKey() + ": " + e.getMessage(), e);
        }
      }
    }
    if (covered != data.capacity()) {
      throw new WeightsException(
          file + ": expected " + covered + " bytes of tensors, found " + data.capacity());
    }
    return new Safetensors(tensors, metadata);
  }

  private static JsonNode tree(Path file, byte[] header) throws WeightsException {
    try {
      JsonNode tree = JSON.readTree(new String(header, StandardCharsets.UTF_8));
      if (tree.isObject()) {
        return tree;
      }
    } catch (JsonProcessingException e) {
      throw new WeightsException(
          file + ": is not a safetensors file: byte 8: expected a JSON header, found nonsense", e);
    }
    throw new WeightsException(file + ": byte 8: expected a JSON object as header");
  }

  private static TensorEntry tensor(JsonNode node, ByteBuffer data) {
    String type = node.path("dtype").asText();
    List<Integer> shape = new ArrayList<>();
    node.path("shape").forEach(size -> shape.add(size.asInt(-1)));
    long from = node.path("data_offsets").path(0).asLong(-1);
    long to = node.path("data_offsets").path(1).asLong(-1);
    if (shape.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException("expected a shape, found " + node.path("shape"));
    }
    if (from < 0 || to < from || to > data.capacity()) {
      throw new IllegalArgumentException(
          "expected offsets within "
              + data.capacity()
              + " bytes, found "
              + node.path("data_offsets"));
    }
    for (Type known : Type.values()) {
      if (known.name().equals(type)) {
        return new TensorEntry(known, shape, data.slice((int) from, (int) (to - from)));
      }
    }
    throw new IllegalArgumentException("expected type F32, I64 or U8, found " + type);
  }

  /**
   * Writes a file; an existing one is replaced in one go.
   *
   * @throws IOException if it cannot be written; an existing file then stays as it was
   */
  public void write(Path file) throws IOException {
    ObjectNode header = JSON.createObjectNode();
    if (!metadata.isEmpty()) {
      ObjectNode texts = header.putObject(METADATA);
      metadata.forEach(texts::put);
    }
    long offset = 0;
    for (Map.Entry<String, TensorEntry> entry : tensors.entrySet()) {
      TensorEntry tensor = entry.getValue();
      ObjectNode node = header.putObject(entry.getKey());
      node.put("dtype", tensor.type().name());
      tensor.shape().forEach(node.putArray("shape")::add);
      node.putArray("data_offsets").add(offset).add(offset + tensor.bytes().remaining());
      offset += tensor.bytes().remaining();
    }
    String text = header.toString();
    int length = text.getBytes(StandardCharsets.UTF_8).length;
    int padding = -length & 7; // tensors start at a multiple of 8 bytes, as the format asks for
    byte[] padded = (text + " ".repeat(padding)).getBytes(StandardCharsets.UTF_8);
    AtomicFiles.write(
        file,
        out -> {
          var channel = Channels.newChannel(out);
          var prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
          channel.write(prefix.putLong(0, padded.length));
          channel.write(ByteBuffer.wrap(padded));
          for (TensorEntry tensor : tensors.values()) {
            channel.write(tensor.bytes());
          }
        });
  }
}
