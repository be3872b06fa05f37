package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsWriteTest {

  @TempDir Path folder;

  private static final FloatTensor FLOATS =
      new FloatTensor(List.of(2, 2), new float[] {1, -2, 0.5f, 3e8f});

  private static Map<String, TensorEntry> tensors() {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    tensors.put("long", TensorEntry.of(-5));
    tensors.put("b", TensorEntry.of(FLOATS));
    tensors.put("a", TensorEntry.of(new FloatTensor(List.of(), new float[] {7})));
    return tensors;
  }

  /** The whole file, put together here by hand from the format's description. */
  @Test
  void bytesAreThoseOfTheFormat() throws IOException {
    Path file = folder.resolve("x.safetensors");
    new Safetensors(tensors(), Map.of("what", "a test")).write(file);
    String header =
        "{\"__metadata__\":{\"what\":\"a test\"},"
            + "\"long\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[8,24]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[24,28]}}";
    header += " ".repeat((8 - header.length() % 8) % 8);
    var expected = ByteBuffer.allocate(8 + header.length() + 28).order(ByteOrder.LITTLE_ENDIAN);
    expected.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    expected.putLong(-5).putFloat(1).putFloat(-2).putFloat(0.5f).putFloat(3e8f).putFloat(7);
    assertArrayEquals(expected.array(), Files.readAllBytes(file));
  }

  @Test
  void headerWithoutMetadataHasNone() throws IOException {
    Path file = folder.resolve("x.safetensors");
    new Safetensors(Map.of(), Map.of()).write(file);
    assertArrayEquals(
        new byte[] {8, 0, 0, 0, 0, 0, 0, 0, '{', '}', ' ', ' ', ' ', ' ', ' ', ' '},
        Files.readAllBytes(file));
  }

  /**
   * PyTorch views the bytes in place, which it refuses where an I64 does not start at a multiple of
   * 8.
   */
  @Test
  void everyTensorStartsAtAMultipleOfItsNumbersSize() throws IOException {
    Map<String, TensorEntry> tensors = new LinkedHashMap<>();
    tensors.put("three", TensorEntry.of(new FloatTensor(List.of(3), new float[] {1, 2, 3})));
    tensors.put("count", TensorEntry.of(9));
    Path file = folder.resolve("x.safetensors");
    new Safetensors(tensors, Map.of()).write(file);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) bytes.getLong();
    assertEquals(0, (8 + header) % 8);
    assertEquals(9, bytes.getLong(8 + header));
    assertEquals(1, bytes.getFloat(8 + header + 8));
  }

  @Test
  void namesBeyondAsciiAreCountedInBytes() throws IOException {
    Path file = folder.resolve("x.safetensors");
    new Safetensors(tensors(), Map.of("größe", "8 €")).write(file);
    Safetensors read = Safetensors.read(file);
    assertEquals(Map.of("größe", "8 €"), read.metadata());
    assertEquals(FLOATS.values(), read.tensors().get("b").floats().values());
  }

  @Test
  void whatIsWrittenIsReadBackInOrder() throws IOException {
    Path file = folder.resolve("x.safetensors");
    new Safetensors(tensors(), Map.of("a", "b")).write(file);
    Safetensors read = Safetensors.read(file);
    assertEquals(List.of("long", "b", "a"), List.copyOf(read.tensors().keySet()));
    assertArrayEquals(new long[] {-5}, read.tensors().get("long").longs());
    assertEquals(List.of(2, 2), read.tensors().get("b").shape());
    assertEquals(FLOATS.values(), read.tensors().get("b").floats().values());
    Path again = folder.resolve("again.safetensors");
    read.write(again);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
  }

  @Test
  void folderThatIsMissingIsAnError() {
    var content = new Safetensors(tensors(), Map.of());
    assertThrows(IOException.class, () -> content.write(folder.resolve("none").resolve("x")));
  }

  @Test
  void tensorsOfAnotherTypeAreNotReinterpreted() {
    assertThrows(IllegalStateException.class, () -> TensorEntry.of(1).floats());
    assertThrows(IllegalStateException.class, () -> TensorEntry.of(FLOATS).longs());
  }

  @Test
  void shapeMustHoldTheValues() {
    assertThrows(
        IllegalArgumentException.class, () -> new FloatTensor(List.of(2, 2), new float[3]));
  }
}
