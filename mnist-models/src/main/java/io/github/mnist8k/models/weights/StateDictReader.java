package io.github.mnist8k.models.weights;

import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.weights.TensorEntry.Type;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the tensors of a file one by one by key; the first that does not fit ends it with a line
 * that says what was expected, what was found, and what the file looks like.
 */
final class StateDictReader {

  private static final Set<Type> OTHER_FLOATS = EnumSet.of(Type.F64, Type.F16, Type.BF16);
  private static final String DATA_PARALLEL = "module.";
  private static final int KEYS_NAMED = 5;

  private final String name;
  private final Map<String, TensorEntry> tensors;
  private final Map<String, TensorEntry> left;

  /**
   * A reader.
   *
   * @param name what messages call the origin of the tensors
   * @param tensors the tensors by key
   */
  StateDictReader(String name, Map<String, TensorEntry> tensors) {
    this.name = name;
    this.tensors = tensors;
    this.left = new LinkedHashMap<>(tensors);
  }

  /**
   * The values of a parameter.
   *
   * @throws WeightsException if they are missing, of another type or shape, or not finite
   */
  FloatTensor floats(String key, Parameter parameter) throws WeightsException {
    TensorEntry entry = left.remove(key);
    String expected = key + ": expected " + Type.F32 + " " + parameter.shape();
    if (entry == null) {
      throw refused("belongs to another net: " + expected + ", found none" + looks(key));
    }
    if (!entry.shape().equals(parameter.shape())) {
      throw refused("belongs to another net: " + expected + found(entry) + order(entry, parameter));
    }
    if (OTHER_FLOATS.contains(entry.type())) {
      throw refused(
          expected
              + found(entry)
              + "; convert the weights to float32, in PyTorch by model.float()");
    }
    if (entry.type() != Type.F32) {
      throw refused("belongs to another net: " + expected + found(entry));
    }
    return finite(key, entry.floats());
  }

  private FloatTensor finite(String key, FloatTensor tensor) throws WeightsException {
    OptionalInt wrong = tensor.firstNotFinite();
    if (wrong.isPresent()) {
      throw refused(
          key
              + ": expected finite numbers, found "
              + tensor.get(wrong.getAsInt())
              + " at position "
              + wrong.getAsInt()
              + "; the training that made it diverged");
    }
    return tensor;
  }

  /**
   * A 64-bit integer without axes, if there is one.
   *
   * @throws WeightsException if it is of another type or shape
   */
  OptionalLong number(String key) throws WeightsException {
    TensorEntry entry = left.remove(key);
    if (entry == null) {
      return OptionalLong.empty();
    }
    if (entry.type() != Type.I64 || !entry.shape().isEmpty()) {
      throw refused(key + ": expected " + Type.I64 + " []" + found(entry));
    }
    return OptionalLong.of(entry.longs()[0]);
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

  /** What the file's keys look like, where it has none of this name. */
  private String looks(String missing) {
    if (tensors.isEmpty()) {
      return "; the file holds no tensors";
    }
    String first = tensors.keySet().iterator().next();
    String prefix = first.substring(0, first.indexOf('.') + 1);
    if (tensors.containsKey(prefix + missing)) {
      return "; keys begin with "
          + prefix
          + (prefix.equals(DATA_PARALLEL)
              ? ": saved from DataParallel; save model.module.state_dict()"
              : ": save the state_dict of that module alone");
    }
    if (!first.matches("\\d+\\..*")) {
      return "; its first key is "
          + first
          + ": save an nn.Sequential, whose keys are numbers such as "
          + missing;
    }
    return "";
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
