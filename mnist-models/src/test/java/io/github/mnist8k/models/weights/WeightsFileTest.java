package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Relu;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeightsFileTest {

  private static final Net NET =
      Net.of(
          Conv2d.of(1, 3, 5),
          BatchNorm.of(3),
          new Relu(),
          Conv2d.of(3, 10, 3),
          BatchNorm.of(10),
          new GlobalAvgPool(),
          new Flatten());

  private static final Weights WEIGHTS =
      new Weights(Weights.initial(NET, new SeedStream(5)).tensors(), 1234);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("w.safetensors");
  }

  private static void assertSameTensors(Weights expected, Weights found) {
    assertEquals(expected.tensors().keySet(), found.tensors().keySet());
    expected
        .tensors()
        .forEach(
            (key, tensor) -> {
              assertEquals(tensor.shape(), found.tensors().get(key).shape(), key);
              assertEquals(tensor.values(), found.tensors().get(key).values(), key);
            });
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    WEIGHTS.write(file, Map.of("experiment", "a/b"));
    Weights read = Weights.read(file, NET);
    assertSameTensors(WEIGHTS, read);
    assertEquals(1234, read.updates());
    assertEquals(Map.of("experiment", "a/b"), Safetensors.read(file).metadata());
  }

  /** PyTorch's strict loading asks for it: an int64 without axes for each batch norm. */
  @Test
  void eachBatchNormHasItsNumberOfUpdates() throws IOException {
    WEIGHTS.write(file, Map.of());
    var tensors = Safetensors.read(file).tensors();
    for (int layer : new int[] {1, 4}) {
      TensorEntry tracked = tensors.get(layer + ".num_batches_tracked");
      assertEquals(TensorEntry.Type.I64, tracked.type());
      assertEquals(List.of(), tracked.shape());
      assertArrayEquals(new long[] {1234}, tracked.longs());
    }
    assertEquals(WEIGHTS.tensors().size() + 2, tensors.size());
  }

  @Test
  void fileWithoutNumbersOfUpdatesLoadsToo() throws IOException {
    change(tensors -> tensors.keySet().removeIf(key -> key.endsWith("num_batches_tracked")));
    Weights read = Weights.read(file, NET);
    assertSameTensors(WEIGHTS, read);
    assertEquals(0, read.updates());
  }

  /** Writes the file with its tensors changed. */
  private void change(Consumer<Map<String, TensorEntry>> change) throws IOException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>(WEIGHTS.stateDict());
    change.accept(tensors);
    new Safetensors(tensors, Map.of()).write(file);
  }

  private static Consumer<Map<String, TensorEntry>> put(String key, TensorEntry entry) {
    return tensors -> tensors.put(key, entry);
  }

  private static TensorEntry floats(List<Integer> shape, float... values) {
    return TensorEntry.of(new FloatTensor(shape, values));
  }

  private static Consumer<Map<String, TensorEntry>> renamed(UnaryOperator<String> name) {
    return tensors -> {
      Map<String, TensorEntry> renamed = new LinkedHashMap<>();
      tensors.forEach((key, tensor) -> renamed.put(name.apply(key), tensor));
      tensors.clear();
      tensors.putAll(renamed);
    };
  }

  private static Arguments ofType(TensorEntry.Type type, int bytes) {
    var entry = new TensorEntry(type, List.of(3), ByteBuffer.allocate(3 * bytes));
    return Arguments.of(
        put("1.bias", entry),
        "1.bias: expected F32 [3], found "
            + type
            + " [3]; convert the weights to float32, in PyTorch by model.float()");
  }

  static Stream<Arguments> faults() {
    Consumer<Map<String, TensorEntry>> missing = tensors -> tensors.remove("3.weight");
    Consumer<Map<String, TensorEntry>> twoMore =
        tensors -> {
          tensors.put("9.weight", floats(List.of(1), 0));
          tensors.put("9.bias", floats(List.of(1), 0));
        };
    Consumer<Map<String, TensorEntry>> many =
        tensors -> IntStream.range(0, 7).forEach(i -> tensors.put("x" + i, TensorEntry.of(1)));
    return Stream.of(
        Arguments.of(
            many, "expected no keys but those of the net, found x0, x1, x2, x3, x4 and 2 more"),
        Arguments.of(
            renamed(key -> "module." + key),
            "belongs to another net: 0.weight: expected F32 [3, 1, 5, 5], found none; "
                + "keys begin with module.: saved from DataParallel; "
                + "save model.module.state_dict()"),
        Arguments.of(
            renamed(key -> "layers." + key),
            "belongs to another net: 0.weight: expected F32 [3, 1, 5, 5], found none; "
                + "keys begin with layers.: save the state_dict of that module alone"),
        Arguments.of(
            renamed(key -> key.replaceAll("^\\d", "conv")),
            "belongs to another net: 0.weight: expected F32 [3, 1, 5, 5], found none; "
                + "its first key is conv.num_batches_tracked: save an nn.Sequential, "
                + "whose keys are numbers such as 0.weight"),
        Arguments.of(
            (Consumer<Map<String, TensorEntry>>) Map::clear,
            "belongs to another net: 0.weight: expected F32 [3, 1, 5, 5], found none; "
                + "the file holds no tensors"),
        Arguments.of(
            put("3.weight", floats(List.of(3, 3, 3, 10), new float[270])),
            "belongs to another net: 3.weight: expected F32 [10, 3, 3, 3], "
                + "found F32 [3, 3, 3, 10]; that is Keras's order [height, width, in, out]: "
                + "transpose to PyTorch's [out, in, height, width], in NumPy by "
                + "transpose(3, 2, 0, 1)"),
        ofType(TensorEntry.Type.F16, 2),
        ofType(TensorEntry.Type.BF16, 2),
        ofType(TensorEntry.Type.F64, 8),
        Arguments.of(
            missing, "belongs to another net: 3.weight: expected F32 [10, 3, 3, 3], found none"),
        Arguments.of(
            put("9.weight", floats(List.of(1), 0)),
            "expected no keys but those of the net, found 9.weight"),
        Arguments.of(twoMore, "expected no keys but those of the net, found 9.weight, 9.bias"),
        Arguments.of(
            put("0.num_batches_tracked", TensorEntry.of(1)),
            "expected no keys but those of the net, found 0.num_batches_tracked"),
        Arguments.of(
            put("1.bias", floats(List.of(3, 1), 0, 0, 0)),
            "belongs to another net: 1.bias: expected F32 [3], found F32 [3, 1]"),
        Arguments.of(
            put("1.bias", TensorEntry.of(3)),
            "belongs to another net: 1.bias: expected F32 [3], found I64 []"),
        Arguments.of(
            put("4.num_batches_tracked", floats(List.of(), 7)),
            "4.num_batches_tracked: expected I64 [], found F32 []"),
        Arguments.of(
            put("1.running_var", floats(List.of(3), 1, Float.NaN, 1)),
            "1.running_var: expected finite numbers, found NaN at position 1; "
                + "the training that made it diverged"),
        Arguments.of(
            put("1.bias", floats(List.of(3), 1, 1, Float.NEGATIVE_INFINITY)),
            "1.bias: expected finite numbers, found -Infinity at position 2; "
                + "the training that made it diverged"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("faults")
  void faultIsSaidInOneLine(Consumer<Map<String, TensorEntry>> fault, String message)
      throws IOException {
    change(fault);
    var refused = assertThrows(WeightsException.class, () -> Weights.read(file, NET));
    assertEquals(file + ": " + message, refused.getMessage());
  }

  /** A name so long that the temporary file beside it cannot be made. */
  @Test
  void existingFileSurvivesAFailedWrite() throws IOException {
    Path longName = folder.resolve("w".repeat(240));
    Files.writeString(longName, "old");
    assertThrows(IOException.class, () -> WEIGHTS.write(longName, Map.of()));
    assertEquals("old", Files.readString(longName));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(longName), files.toList());
    }
  }

  @Test
  void existingFileIsReplacedAsAWhole() throws IOException {
    Files.write(file, new byte[1_000_000]);
    WEIGHTS.write(file, Map.of());
    assertSameTensors(WEIGHTS, Weights.read(file, NET));
  }
}
