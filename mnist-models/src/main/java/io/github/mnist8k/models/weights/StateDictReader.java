package io.github.mnist8k.models.weights;

import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.weights.TensorEntry.Type;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * Takes the tensors of a file one by one by key; the first that does not fit ends it with a line
 * that says what was expected and what was found.
 */
final class StateDictReader {

  private static final int KEYS_NAMED = 5;
  private static final double LARGEST_COUNT = 1L << 53; // beyond, a double is not exact

  private final String name;
  private final LayerNames names;
  private final Map<String, TensorEntry> left;
  private final boolean empty;
  private final Map<Type, Integer> converted = new EnumMap<>(Type.class);

  /**
   * A reader.
   *
   * @param name what messages call the origin of the tensors
   * @param names under which the tensors' keys name the layers
   * @param tensors the tensors by key
   */
  StateDictReader(String name, LayerNames names, Map<String, TensorEntry> tensors) {
    this.name = name;
    this.names = names;
    this.left = new LinkedHashMap<>(tensors);
    this.empty = tensors.isEmpty();
  }

  /**
   * The values of a parameter; numbers of another floating point type become float32.
   *
   * @param own its key in the net, such as {@code 0.weight}
   * @throws WeightsException if they are missing, of another shape, no floating point numbers, or
   *     not finite
   */
  FloatTensor floats(String own, Parameter parameter) throws WeightsException {
    String key = names.key(own);
    TensorEntry entry = left.remove(key);
    String expected =
        "belongs to another net: " + key + ": expected " + Type.F32 + " " + parameter.shape();
    if (entry == null) {
      throw refused(expected + ", found none" + (empty ? "; the file holds no tensors" : ""));
    }
    if (!entry.shape().equals(parameter.shape())) {
      throw refused(expected + found(entry) + order(entry, parameter));
    }
    if (!entry.type().floating()) {
      throw refused(expected + found(entry));
    }
    if (entry.type() != Type.F32) {
      converted.merge(entry.type(), 1, Integer::sum);
    }
    return finite(key, entry);
  }

  private FloatTensor finite(String key, TensorEntry entry) throws WeightsException {
    FloatTensor tensor = entry.floats();
    OptionalInt wrong = tensor.firstNotFinite();
    if (wrong.isEmpty()) {
      return tensor;
    }
    int position = wrong.getAsInt();
    double number = entry.number(position);
    throw refused(
        Double.isFinite(number)
            ? "%s: expected numbers of at most %s, the largest float32, found %s at position %d"
                .formatted(key, Float.MAX_VALUE, number, position)
            : "%s: expected finite numbers, found %s at position %d; the training that made it diverged"
                .formatted(key, number, position));
  }

  /** What was converted: a line, or none. */
  List<String> notes() {
    if (converted.isEmpty()) {
      return List.of();
    }
    return List.of(
        "tensors converted to float32: "
            + converted.entrySet().stream()
                .map(type -> type.getValue() + " of " + type.getKey())
                .collect(Collectors.joining(", ")));
  }

  /**
   * One whole number in any shape and type, if there is one.
   *
   * @param own its key in the net, such as {@code 1.num_batches_tracked}
   * @throws WeightsException if it is more than one, negative or a fraction
   */
  OptionalLong number(String own) throws WeightsException {
    String key = names.key(own);
    TensorEntry entry = left.remove(key);
    if (entry == null) {
      return OptionalLong.empty();
    }
    if (entry.size() != 1) {
      throw refused(key + ": expected one number" + found(entry));
    }
    double number = entry.number(0);
    if (number != Math.rint(number) || number < 0 || number > LARGEST_COUNT) {
      throw refused(key + ": expected a whole number from 0, found " + number);
    }
    return OptionalLong.of((long) number);
  }

  /**
   * Ends the reading.
   *
   * @throws WeightsException naming the tensors that nobody took
   */
  void end() throws WeightsException {
    if (!left.isEmpty()) {
      String keys = left.keySet().stream().limit(KEYS_NAMED).collect(Collectors.joining(", "));
      int more = left.size() - KEYS_NAMED;
      throw refused(
          "expected no keys but those of the net, found "
              + keys
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private WeightsException refused(String message) {
    return new WeightsException(name + ": " + message);
  }

  private static String found(TensorEntry entry) {
    return ", found " + entry.type() + " " + entry.shape();
  }

  /** Says where a convolution's axes are in the order of TensorFlow and Keras. */
  private static String order(TensorEntry entry, Parameter parameter) {
    List<Integer> shape = parameter.shape();
    boolean keras =
        shape.size() == 4
            && entry
                .shape()
                .equals(List.of(shape.get(2), shape.get(3), shape.get(1), shape.get(0)));
    return keras
        ? "; that is Keras's order [height, width, in, out]: transpose to PyTorch's [out, in, height,"
            + " width], in NumPy by transpose(3, 2, 0, 1)"
        : "";
  }
}
