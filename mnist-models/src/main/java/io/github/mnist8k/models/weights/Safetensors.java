package io.github.mnist8k.models.weights;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.digits.file.InputFile;
import io.github.mnist8k.digits.file.LooksLike;
import io.github.mnist8k.models.weights.TensorEntry.Type;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Content of a safetensors file: 8 bytes with the length of a JSON header, the header with type,
 * shape and place of each tensor, then the tensors' bytes without gaps (format of the Hugging Face
 * safetensors library).
 *
 * @param tensors tensors by name, in the order of the file
 * @param metadata free text by name
 */
public record Safetensors(Map<String, TensorEntry> tensors, Map<String, String> metadata) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();
  private static final String ZIP = "a zip archive";
  private static final String TORCH =
      "; if torch.save wrote it: new Model(net, Weights.read(file, net), normalization)";
  private static final String METADATA = "__metadata__";

  /** Copies the maps. */
  public Safetensors {
    tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /**
   * Reads a file strictly.
   *
   * @param file a safetensors file of at most 2 GiB with tensors of a {@link TensorEntry.Type}
   * @throws WeightsException if it is not one, saying where and what was expected and found
   * @throws IOException if it cannot be read
   */
  public static Safetensors read(Path file) throws IOException {
    try (InputStream in = InputFile.open(file)) {
      if (Files.size(file) > Integer.MAX_VALUE - 8) {
        throw new WeightsException(file + ": expected at most 2 GiB, found " + Files.size(file));
      }
      return of(file.toString(), in.readAllBytes());
    }
  }

  /**
   * Reads a file's content strictly.
   *
   * @param file what messages call it
   * @param content its bytes
   * @throws WeightsException as {@link #read}
   */
  public static Safetensors of(String file, byte[] content) throws WeightsException {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.remaining() < 8 ? -1 : bytes.getLong();
    if (length < 2 || length > bytes.remaining()) {
      requireNothingElse(file, content);
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

  /** Names what is recognised; a safetensors file that is cut is not another format. */
  private static void requireNothingElse(String file, byte[] content) throws WeightsException {
    byte[] start = Arrays.copyOf(content, Math.min(content.length, LooksLike.BYTES));
    Optional<String> found =
        LooksLike.of(start).filter(what -> !what.equals(LooksLike.SAFETENSORS));
    if (found.isPresent()) {
      throw new WeightsException(
          file
              + ": is not a safetensors file: expected a header, found "
              + found.get()
              + (found.get().equals(ZIP) ? TORCH : ""));
    }
  }

  private static Safetensors parse(String file, byte[] header, ByteBuffer data)
      throws WeightsException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, Place> places = new LinkedHashMap<>();
    JsonNode tree = tree(file, header);
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      String name = field.getKey();
      try {
        if (name.equals(METADATA)) {
          metadata.putAll(texts(field.getValue()));
        } else {
          places.put(name, Place.of(field.getValue()));
        }
      } catch (IllegalArgumentException e) {
        throw new WeightsException(file + ": tensor " + name + ": " + e.getMessage(), e);
      } catch (JsonProcessingException e) {
        throw wrongTensor(file, name, field.getValue(), data, e);
      }
    }
    List<Place> ordered = new ArrayList<>(places.values());
    ordered.sort(Comparator.comparing(Place::from).thenComparing(Place::to));
    requireWhole(file, ordered, data.capacity());
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Place> place : places.entrySet()) {
      String name = place.getKey();
      try {
        tensors.put(name, place.getValue().tensor(data));
      } catch (IllegalArgumentException e) {
        throw new WeightsException(file + ": tensor " + name + ": " + e.getMessage(), e);
      } catch (ArithmeticException | IndexOutOfBoundsException e) {
        throw wrongTensor(file, name, tree.get(name), data, e);
      }
    }
    requireNoGaps(file, ordered, data.capacity());
    return new Safetensors(tensors, metadata);
  }

  private static WeightsException wrongTensor(
      String file, String name, JsonNode found, ByteBuffer data, Exception cause) {
    return new WeightsException(
        "%s: tensor %s: expected dtype %s, shape and data_offsets within %d bytes, found %s"
            .formatted(file, name, Arrays.toString(Type.values()), data.capacity(), found),
        cause);
  }

  /**
   * Tensors that follow each other without gaps, but beyond the end, are those of a longer file.
   */
  private static void requireWhole(String file, List<Place> ordered, int bytes)
      throws WeightsException {
    int end = 0;
    for (Place place : ordered) {
      if (place.from() != end || place.to() < end) {
        return;
      }
      end = place.to();
    }
    if (end > bytes) {
      throw new WeightsException(
          "%s: is cut: expected %d bytes of tensors, found %d".formatted(file, end, bytes));
    }
  }

  private static void requireNoGaps(String file, List<Place> places, int bytes)
      throws WeightsException {
    int end = 0;
    for (Place place : places) {
      if (place.from() != end) {
        throw new WeightsException(
            file
                + ": expected a tensor that begins at data byte "
                + end
                + ", where the one before"
                + " ends, found one at "
                + place.from());
      }
      end = place.to();
    }
    if (end != bytes) {
      throw new WeightsException(file + ": expected " + end + " bytes of tensors, found " + bytes);
    }
  }

  private static JsonNode tree(String file, byte[] header) throws WeightsException {
    try {
      JsonNode tree = JSON.readTree(new String(header, StandardCharsets.UTF_8));
      if (tree.isObject()) {
        return tree;
      }
      throw new WeightsException(
          file + ": byte 8: expected a JSON object as header, found " + tree.getNodeType());
    } catch (JsonProcessingException e) {
      throw new WeightsException(
          file + ": is not a safetensors file: byte 8: expected a JSON header, found nonsense", e);
    }
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(text -> texts.put(text.getKey(), text.getValue().textValue()));
    if (!node.isObject() || texts.containsValue(null)) {
      throw new IllegalArgumentException("expected texts by name, found " + node);
    }
    return texts;
  }

  /** A tensor as the header describes it; the bytes {@code offsets[0]} to {@code offsets[1]}. */
  private record Place(Type dtype, int[] shape, @JsonProperty("data_offsets") int[] offsets) {

    private Place {
      if (dtype == null
          || shape == null
          || Arrays.stream(shape).anyMatch(size -> size < 0)
          || offsets == null
          || offsets.length != 2) {
        throw new IllegalArgumentException("not a tensor");
      }
    }

    static Place of(JsonNode node) throws JsonProcessingException {
      if (node.isNull()) {
        throw new IllegalArgumentException("expected a tensor, found null");
      }
      return JSON.treeToValue(node, Place.class);
    }

    int from() {
      return offsets[0];
    }

    int to() {
      return offsets[1];
    }

    TensorEntry tensor(ByteBuffer data) {
      List<Integer> sizes = Arrays.stream(shape).boxed().toList();
      return new TensorEntry(dtype, sizes, data.slice(from(), to() - from()));
    }
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
    // Widest numbers first: PyTorch takes a tensor only from a multiple of its numbers' size.
    List<Map.Entry<String, TensorEntry>> entries = new ArrayList<>(tensors.entrySet());
    entries.sort(Comparator.comparing(entry -> -entry.getValue().type().bytes()));
    long offset = 0;
    for (Map.Entry<String, TensorEntry> entry : entries) {
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
          for (Map.Entry<String, TensorEntry> entry : entries) {
            channel.write(entry.getValue().bytes());
          }
        });
  }
}
