package io.github.mnist8k.digits.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.digits.file.DigitsLayer.AvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Convolution;
import io.github.mnist8k.digits.file.DigitsLayer.Flatten;
import io.github.mnist8k.digits.file.DigitsLayer.GlobalAvgPool;
import io.github.mnist8k.digits.file.DigitsLayer.Linear;
import io.github.mnist8k.digits.file.DigitsLayer.MaxPool;
import io.github.mnist8k.digits.file.DigitsLayer.Relu;
import io.github.mnist8k.digits.file.DigitsLayer.ScaleShift;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of digits files, and that nothing else is taken for one. */
class DigitsFileTest {

  /** Every kind of layer. */
  private static final DigitsFile FILE =
      new DigitsFile(
          "own/net",
          "abc",
          "größer",
          0.1307f,
          0.3081f,
          List.of(
              new Convolution(1, 2, 3, 1, numbers(18), numbers(2)),
              new Relu(),
              new ScaleShift(2, numbers(2), numbers(2)),
              new MaxPool(2, 2),
              new AvgPool(7),
              new GlobalAvgPool(),
              new Flatten(),
              new Linear(2, 10, numbers(20), numbers(10))));

  /** Offset of the first layer: header 16, mean and std 8, texts 2 + 7, 2 + 3, 2 + 8, count 2. */
  private static final int LAYERS = 16 + 8 + 9 + 5 + 10 + 2;

  private static FloatBuffer numbers(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = i - 0.5f;
    }
    return FloatBuffer.wrap(values);
  }

  private static byte[] bytes() throws IOException {
    var out = new ByteArrayOutputStream();
    FILE.write(out);
    return out.toByteArray();
  }

  @Test
  void whatWasWrittenIsRead() throws IOException {
    assertEquals(FILE, DigitsFile.read(new ByteArrayInputStream(bytes()), "a file"));
  }

  @Test
  void bytesAreThoseOfTheTable() throws IOException {
    byte[] bytes = bytes();
    ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[8];
    in.get(magic);
    assertArrayEquals(new byte[] {(byte) 0x89, 0x44, 0x49, 0x47, 0x49, 0x54, 0x53, 0x0a}, magic);
    assertEquals(1, in.getInt());
    assertEquals(bytes.length, in.getInt());
    assertEquals(0.1307f, in.getFloat());
    assertEquals(0.3081f, in.getFloat());
    assertEquals(7, in.getShort());
    in.position(LAYERS - 2);
    assertEquals(8, in.getShort());
    assertEquals(1, in.get(), "a convolution");
    assertEquals(List.of(1, 2, 3, 1), List.of(in.getInt(), in.getInt(), in.getInt(), in.getInt()));
    assertEquals(-0.5f, in.getFloat());
    in.position(LAYERS + 1 + 16 + 4 * 20);
    assertEquals(2, in.get(), "a relu");
    assertEquals(3, in.get(), "a scale and shift");
  }

  @Test
  void cutAnywhere() throws IOException {
    byte[] whole = bytes();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), length < 20 ? "is not a digits file" : "is cut");
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "something behind its end");
  }

  @Test
  void otherContentIsNamed() throws IOException {
    assertRefused(new byte[0], "is not a digits file: found an empty file");
    assertRefused(
        "\u0089PNG\r\n".getBytes(ISO_8859_1), ": is not a digits file: found a PNG image");
    byte[] safetensors = "\2\0\0\0\0\0\0\0{}".getBytes(ISO_8859_1);
    assertRefused(
        safetensors,
        "found a safetensors file; make a digits file of it by export --format digits");
    assertRefused(
        Arrays.copyOf(bytes(), 9), ": is not a digits file, or only the beginning of one");
  }

  @Test
  void anyByteAltered() throws IOException {
    byte[] whole = bytes();
    for (int i = 0; i < whole.length; i++) {
      byte[] altered = whole.clone();
      altered[i] ^= 0x10;
      assertRefused(altered, "");
    }
    whole[LAYERS + 30] ^= 1;
    assertRefused(whole, "was altered: expected CRC-32");
  }

  @Test
  void newerVersion() throws IOException {
    byte[] newer = Arrays.copyOf(bytes(), 1000);
    newer[8] = 2;
    assertRefused(newer, "expected version 1 of the format, found 2; take a newer mnist-digits");
  }

  /** Sizes that no file of this length can hold are refused before memory is asked for. */
  @ParameterizedTest
  @CsvSource({
    "0, 2147483647, more bytes",
    "4, 2147483647, more bytes",
    "8, 2147483647, more bytes",
    "8, 40000, more bytes",
    "4, -1, 'layer 0: expected a size below 2^31, found 4294967295'",
    "0, 0, 'layer 0: expected positive channels'",
    "8, 0, 'layer 0: expected positive channels'",
    "12, 5, 'layer 0: expected positive channels'",
  })
  void nonsenseSizes(int offset, int value, String message) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(LAYERS + 1 + offset, value);
    assertRefused(sealed(file), message);
  }

  @Test
  void allSizesAtTheirLargest() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    for (int offset = 0; offset < 16; offset += 4) {
      file.putInt(LAYERS + 1 + offset, Integer.MAX_VALUE);
    }
    assertRefused(sealed(file), "more bytes");
  }

  @Test
  void unknownKindOfLayer() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(LAYERS, (byte) 200);
    assertRefused(sealed(file), "layer 0: unknown kind 200");
  }

  @Test
  void fewerLayersThanThereAre() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    file.putShort(LAYERS - 2, (short) 7);
    assertRefused(sealed(file), "expected the end after layer 6");
  }

  @Test
  void textIsNoText() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    file.put(26, (byte) 0xff);
    assertRefused(sealed(file), "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
  void weightIsNoNumber(float value) throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    file.putFloat(LAYERS + 1 + 16 + 4 * 7, value);
    assertRefused(
        sealed(file),
        "layer 0: weights: expected finite numbers, found " + value + " at position 7");
  }

  @Test
  void deviationIsZero() throws IOException {
    ByteBuffer file = ByteBuffer.wrap(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    file.putFloat(20, 0);
    assertRefused(sealed(file), "std above 0");
  }

  @Test
  void layersMustFitEachOtherAndEndInTenLogits() {
    assertWrong("layer 0: expected 3 channels", new ScaleShift(3, numbers(3), numbers(3)));
    assertWrong("layer 1: a window of 29", new Relu(), new MaxPool(29, 1));
    assertWrong(
        "layer 0: expected 784 flat features", new Linear(784, 10, numbers(7840), numbers(10)));
    assertWrong("10 logits or more at the end, found 1x28x28", new Relu());
    assertWrong("10 logits or more at the end, found 1x1x1", new GlobalAvgPool());
  }

  /** The caller's buffer stays as it is, and a layer's view cannot move it. */
  @Test
  void viewsOfWeightsAreIndependent() {
    Convolution layer = (Convolution) FILE.layers().get(0);
    layer.weights().get();
    assertEquals(18, layer.weights().remaining());
    assertTrue(layer.weights().isReadOnly());
  }

  private static void assertWrong(String message, DigitsLayer... layers) {
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new DigitsFile("id", "", "", 0, 1, List.of(layers)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  /** The bytes with a checksum that fits them. */
  private static byte[] sealed(ByteBuffer file) {
    file.putInt(file.capacity() - 4, Form.checksum(file.array()));
    return file.array();
  }

  private static void assertRefused(byte[] bytes, String message) {
    var e =
        assertThrows(
            DigitsFormatException.class,
            () -> DigitsFile.read(new ByteArrayInputStream(bytes), "a file"));
    assertTrue(e.getMessage().matches("a file: [^\\r\\n]+"), e.getMessage());
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }
}
