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
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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
          new Conv2d(1, 3, 5),
          new BatchNorm(3),
          new Relu(),
          new Conv2d(3, 10, 3),
          new BatchNorm(10),
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

  /** In any shape and type, as long as it is one whole number. */
  @Test
  void numberOfUpdatesMayHaveAnyShapeAndType() throws IOException {
    change(
        tensors -> {
          tensors.put("1.num_batches_tracked", doubles(7));
          tensors.put("4.num_batches_tracked", floats(List.of(1, 1, 1), 99));
        });
    assertEquals(99, Weights.read(file, NET).updates());
    for (TensorEntry.Type type : List.of(TensorEntry.Type.I32, TensorEntry.Type.I16)) {
      var bytes = ByteBuffer.allocate(type.bytes()).order(ByteOrder.LITTLE_ENDIAN).put(0, (byte) 5);
      change(put("4.num_batches_tracked", new TensorEntry(type, List.of(1), bytes)));
      assertEquals(5, Weights.read(file, NET).updates());
    }
  }

  @Test
  void numbersBetweenTwoFloat32GoToTheNearest() throws IOException {
    change(put("1.bias", doubles(1 + 1e-9, 0.1, Float.MAX_VALUE)));
    FloatTensor bias = Weights.read(file, NET).tensors().get("1.bias");
    assertEquals(FloatBuffer.wrap(new float[] {1, 0.1f, Float.MAX_VALUE}), bias.values());
    assertEquals(
        List.of("tensors converted to float32: 1 of F64"), WeightsFile.read(file, NET).notes());
  }

  /** Names in a file may hold anything, such as what steers a terminal. */
  @Test
  void messageIsOneLineWhateverTheNames() throws IOException {
    change(put("a\nb\u001b[2J", TensorEntry.of(1)));
    String message =
        assertThrows(WeightsException.class, () -> Weights.read(file, NET)).getMessage();
    assertEquals(file + ": expected no keys but those of the net, found a?b?[2J", message);
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

  private static TensorEntry doubles(double... values) {
    var bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return new TensorEntry(TensorEntry.Type.F64, List.of(values.length), bytes);
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
            (Consumer<Map<String, TensorEntry>>) Map::clear,
            "belongs to another net: 0.weight: expected F32 [3, 1, 5, 5], found none; "
                + "the file holds no tensors"),
        Arguments.of(
            put("3.weight", floats(List.of(3, 3, 3, 10), new float[270])),
            "belongs to another net: 3.weight: expected F32 [10, 3, 3, 3], "
                + "found F32 [3, 3, 3, 10]; that is Keras's order [height, width, in, out]: "
                + "transpose to PyTorch's [out, in, height, width], in NumPy by "
                + "transpose(3, 2, 0, 1)"),
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
            put("4.num_batches_tracked", floats(List.of(2), 7, 7)),
            "4.num_batches_tracked: expected one number, found F32 [2]"),
        Arguments.of(
            put("4.num_batches_tracked", floats(List.of(), 7.5f)),
            "4.num_batches_tracked: expected a whole number from 0, found 7.5"),
        Arguments.of(
            put("4.num_batches_tracked", TensorEntry.of(-1)),
            "4.num_batches_tracked: expected a whole number from 0, found -1.0"),
        Arguments.of(
            put("1.bias", doubles(0, -1e39, 1e300)),
            "1.bias: expected numbers of at most 3.4028235E38, the largest float32, "
                + "found -1.0E39 at position 1"),
        Arguments.of(
            put("1.bias", doubles(0, Double.NaN, 0)),
            "1.bias: expected finite numbers, found NaN at position 1; "
                + "the training that made it diverged"),
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
