package io.github.mnist8k.models.weights;

import io.github.mnist8k.models.pickle.PickleException;
import io.github.mnist8k.models.pickle.PickleReader;
import io.github.mnist8k.models.pickle.PickleValue;
import io.github.mnist8k.models.pickle.PickleValue.Call;
import io.github.mnist8k.models.pickle.PickleValue.Dict;
import io.github.mnist8k.models.pickle.PickleValue.Global;
import io.github.mnist8k.models.pickle.PickleValue.Int;
import io.github.mnist8k.models.pickle.PickleValue.Persistent;
import io.github.mnist8k.models.pickle.PickleValue.Sequence;
import io.github.mnist8k.models.pickle.PickleValue.Text;
import io.github.mnist8k.models.weights.TensorEntry.Type;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tensors of a state dict that {@code torch.save} wrote, read without running anything: the
 * file's pickle is data, and only the few functions that make a tensor of a storage are known.
 */
final class TorchStateDict {

  private static final String TENSOR = "torch._utils._rebuild_tensor_v2";
  private static final String PARAMETER = "torch._utils._rebuild_parameter";
  private static final Map<String, Type> STORAGES =
      Map.of(
          "torch.DoubleStorage", Type.F64,
          "torch.FloatStorage", Type.F32,
          "torch.HalfStorage", Type.F16,
          "torch.BFloat16Storage", Type.BF16,
          "torch.LongStorage", Type.I64,
          "torch.IntStorage", Type.I32,
          "torch.ShortStorage", Type.I16,
          "torch.CharStorage", Type.I8,
          "torch.ByteStorage", Type.U8);
  private static final Set<String> GLOBALS = new HashSet<>(STORAGES.keySet());

  static {
    GLOBALS.add(TENSOR);
    GLOBALS.add(PARAMETER);
  }

  /** Where checkpoints keep the state dict beside an optimizer's state and other things. */
  private static final List<String> PLACES = List.of("state_dict", "model_state_dict");

  private static final String STATE_DICT = "a dictionary of tensors";

  /** More than any layer's parameter has. */
  private static final int MOST_AXES = 16;

  private final TorchArchive archive;
  private final Map<String, ByteBuffer> storages = new HashMap<>();

  private TorchStateDict(TorchArchive archive) {
    this.archive = archive;
  }

  /**
   * Reads a file.
   *
   * @return the tensors by key, in the order of the dictionary
   * @throws WeightsException if it is no archive of {@code torch.save}, or holds something else
   *     than a state dict or a checkpoint with one
   * @throws IOException if it cannot be read
   */
  static Map<String, TensorEntry> read(Path file) throws IOException {
    try (var archive = new TorchArchive(file)) {
      PickleValue root = PickleReader.read(archive.pickle(), GLOBALS);
      var reader = new TorchStateDict(archive);
      Map<String, TensorEntry> tensors = new LinkedHashMap<>();
      for (Map.Entry<PickleValue, PickleValue> entry : stateDict(root).entries().entrySet()) {
        String key = as(Text.class, entry.getKey(), "the name of a tensor").value();
        tensors.put(key, reader.tensor(key, entry.getValue()));
      }
      return Collections.unmodifiableMap(tensors);
    } catch (PickleException e) {
      throw new WeightsException(
          "%s: data.pkl: %s; only tensors can be read: torch.save(model.state_dict(), FILE)"
              .formatted(file, e.getMessage()),
          e);
    } catch (IllegalArgumentException e) {
      throw new WeightsException(file + ": data.pkl: " + e.getMessage(), e);
    }
  }

  private static Dict stateDict(PickleValue root) {
    Dict dict = as(Dict.class, root, STATE_DICT);
    List<PickleValue> nested =
        PLACES.stream()
            .flatMap(place -> Stream.ofNullable(dict.entries().get(new Text(place))))
            .toList();
    if (nested.size() > 1) {
      throw new IllegalArgumentException("expected one state dict, found " + PLACES);
    }
    return nested.isEmpty() ? dict : as(Dict.class, nested.get(0), STATE_DICT);
  }

  private TensorEntry tensor(String key, PickleValue value) throws IOException {
    try {
      Call call = as(Call.class, value, "a tensor");
      if (call.function().name().equals(PARAMETER)) {
        call = as(Call.class, items(call.arguments(), 3).get(0), "a tensor");
      }
      if (!call.function().name().equals(TENSOR)) {
        throw new IllegalArgumentException("expected a tensor, found " + call.kind());
      }
      return tensor(items(call.arguments(), 6));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("tensor " + key + ": " + e.getMessage(), e);
    }
  }

  /** From storage, offset, shape, strides, and two that do not matter here. */
  private TensorEntry tensor(List<PickleValue> arguments) throws IOException {
    Persistent reference = as(Persistent.class, arguments.get(0), "a storage");
    List<PickleValue> id = items(reference.id(), 5); // kind, type, key, device, numbers
    Type type = STORAGES.get(as(Global.class, id.get(1), "a type of storage").name());
    if (!id.get(0).equals(new Text("storage")) || type == null) {
      throw new IllegalArgumentException("expected a storage, found " + id.get(1).kind());
    }
    ByteBuffer storage = storage(as(Text.class, id.get(2), "the name of a storage").value());
    long numbers = number(id.get(4));
    if (numbers != storage.remaining() / type.bytes() || storage.remaining() % type.bytes() != 0) {
      throw new IllegalArgumentException(
          "expected a storage of %d %s, found %d bytes"
              .formatted(numbers, type, storage.remaining()));
    }
    return TensorEntry.view(
        type,
        numbers(arguments.get(2)),
        numbers(arguments.get(3)),
        number(arguments.get(1)),
        storage);
  }

  /** Tensors may share one. */
  private ByteBuffer storage(String key) throws IOException {
    ByteBuffer known = storages.get(key);
    if (known == null) {
      known = archive.storage(key);
      storages.put(key, known);
    }
    return known;
  }

  private static List<PickleValue> items(PickleValue value, int count) {
    List<PickleValue> items = as(Sequence.class, value, "a tuple").items();
    if (items.size() != count) {
      throw new IllegalArgumentException("expected " + count + " values, found " + items.size());
    }
    return items;
  }

  private static long number(PickleValue value) {
    return as(Int.class, value, "a whole number").value();
  }

  private static List<Long> numbers(PickleValue value) {
    List<PickleValue> items = as(Sequence.class, value, "a tuple").items();
    if (items.size() > MOST_AXES) {
      throw new IllegalArgumentException(
          "expected at most " + MOST_AXES + " axes, found " + items.size());
    }
    return items.stream().map(TorchStateDict::number).toList();
  }

  private static <T extends PickleValue> T as(Class<T> type, PickleValue value, String expected) {
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException("expected " + expected + ", found " + value.kind());
    }
    return type.cast(value);
  }
}
