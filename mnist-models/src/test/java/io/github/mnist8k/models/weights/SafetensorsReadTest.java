package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are not what they say are refused with one line, whatever is wrong with them. */
class SafetensorsReadTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("weights.safetensors");
  }

  private Safetensors read(long length, String header, int dataBytes) throws IOException {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    var bytes = ByteBuffer.allocate(8 + json.length + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(length).put(json).array());
    return Safetensors.read(file);
  }

  private Safetensors read(String header, int dataBytes) throws IOException {
    return read(header.getBytes(StandardCharsets.UTF_8).length, header, dataBytes);
  }

  private static String tensor(String name, String type, String shape, String offsets) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":%s}"
        .formatted(name, type, shape, offsets);
  }

  private String assertRefused(String header, int dataBytes) {
    String message =
        assertThrows(WeightsException.class, () -> read(header, dataBytes)).getMessage();
    assertOneLineThatNamesTheFile(message);
    return message;
  }

  private void assertOneLineThatNamesTheFile(String message) {
    assertTrue(message.startsWith(file + ": "), message);
    assertEquals(1, message.lines().count(), message);
    assertTrue(message.contains("expected"), message);
    assertTrue(message.contains("found"), message);
  }

  @Test
  void tensorsMayBeNamedInAnotherOrderThanTheyLie() throws IOException {
    String header =
        "{" + tensor("b", "F32", "[1]", "[4,8]") + "," + tensor("a", "U8", "[2,2]", "[0,4]") + "}";
    Safetensors content = read(header, 8);
    assertEquals(List.of(2, 2), content.tensors().get("a").shape());
    assertEquals(1, content.tensors().get("b").floats().size());
    assertEquals(Map.of(), content.metadata());
  }

  @Test
  void tensorWithoutValuesIsAllowed() throws IOException {
    Safetensors content = read("{" + tensor("a", "F32", "[0,5]", "[0,0]") + "}", 0);
    assertEquals(0, content.tensors().get("a").floats().size());
  }

  @Test
  void fileThatIsMissingIsSaidToBeMissing() {
    assertThrows(NoSuchFileException.class, () -> Safetensors.read(file));
  }

  /** Cut in the length, in the header, between header and data, and in the data. */
  @Test
  void fileCutAnywhereIsRefused() throws IOException {
    var tensor = TensorEntry.of(new FloatTensor(List.of(2), new float[] {1, 2}));
    new Safetensors(Map.of("a", tensor), Map.of("b", "c")).write(file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message =
          assertThrows(WeightsException.class, () -> Safetensors.read(file), "cut to " + length)
              .getMessage();
      assertOneLineThatNamesTheFile(message);
    }
    Files.write(file, whole);
    assertEquals(2, Safetensors.read(file).tensors().get("a").floats().get(1));
  }

  @Test
  void tensorsBeyondTheEndMeanThatTheFileIsCut() {
    String header =
        "{" + tensor("a", "F32", "[2]", "[0,8]") + "," + tensor("b", "F32", "[1]", "[8,12]") + "}";
    String message = assertThrows(WeightsException.class, () -> read(header, 11)).getMessage();
    assertEquals(file + ": is cut: expected 12 bytes of tensors, found 11", message);
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1, 11, 100_000_000, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE})
  void headerLengthThatCannotBeIsRefused(long length) {
    String message =
        assertThrows(WeightsException.class, () -> read(length, "{}        ", 0)).getMessage();
    assertOneLineThatNamesTheFile(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "[]",
        "[1,2]",
        "\"text\"",
        "17",
        "null",
        "true",
        "{",
        "{\"a\":",
        "{} {}",
        "  "
      })
  void headerThatIsNoJsonObjectIsRefused(String header) {
    assertRefused(header, 0);
  }

  @Test
  void nameGivenTwiceIsRefused() {
    assertRefused(
        "{" + tensor("a", "U8", "[2]", "[0,2]") + "," + tensor("a", "U8", "[2]", "[0,2]") + "}", 2);
  }

  static Stream<Arguments> wrongTensors() {
    return Stream.of(
        Arguments.of("negative start", "F32", "[2]", "[-8,0]"),
        Arguments.of("end before start", "F32", "[2]", "[8,0]"),
        Arguments.of("start behind the file", "F32", "[2]", "[8,16]"),
        Arguments.of("one offset", "F32", "[2]", "[0]"),
        Arguments.of("three offsets", "F32", "[2]", "[0,8,8]"),
        Arguments.of("no offsets", "F32", "[2]", "[]"),
        Arguments.of("offsets that are a number", "F32", "[2]", "8"),
        Arguments.of("offsets in a text", "F32", "[2]", "[\"0\",\"8\"]"),
        Arguments.of("offsets with a fraction", "F32", "[2]", "[0,8.5]"),
        Arguments.of("offset beyond 64 bits", "F32", "[2]", "[0,18446744073709551624]"),
        Arguments.of("unknown type", "F8_E4M3", "[8]", "[0,8]"),
        Arguments.of("type in small letters", "f32", "[2]", "[0,8]"),
        Arguments.of("no type", "", "[2]", "[0,8]"),
        Arguments.of("shape too small", "F32", "[1]", "[0,8]"),
        Arguments.of("shape too large", "F32", "[3]", "[0,8]"),
        Arguments.of("shape with a negative size", "F32", "[-2]", "[0,8]"),
        Arguments.of("two negative sizes", "F32", "[-1,-2]", "[0,8]"),
        Arguments.of("shape that is a number", "F32", "2", "[0,8]"),
        Arguments.of("shape of texts", "F32", "[\"2\"]", "[0,8]"),
        Arguments.of("shape with a fraction", "F32", "[2.5]", "[0,8]"),
        Arguments.of("shape beyond 32 bits", "F32", "[4294967298]", "[0,8]"),
        Arguments.of("product beyond 32 bits", "F32", "[65536,65536,2]", "[0,8]"),
        Arguments.of("bytes beyond 32 bits", "F32", "[1073741826]", "[0,8]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongTensors")
  void tensorThatContradictsItselfOrTheFileIsRefused(
      String what, String type, String shape, String offsets) {
    String message = assertRefused("{" + tensor("key", type, shape, offsets) + "}", 8);
    assertTrue(message.contains("tensor key: "), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1}",
        "{\"a\":{}}",
        "{\"a\":null}",
        "{\"a\":{\"dtype\":\"U8\",\"data_offsets\":[0,1]}}"
      })
  void tensorThatLacksAFieldIsRefused(String header) {
    assertRefused(header, 1);
  }

  @Test
  void bytesThatBelongToNoTensorAreRefused() {
    assertRefused("{" + tensor("a", "U8", "[4]", "[0,4]") + "}", 5);
    assertRefused("{" + tensor("a", "U8", "[4]", "[1,5]") + "}", 5);
    assertRefused("{}", 1);
  }

  /** The sizes add up, so that only the places give it away. */
  @Test
  void tensorsThatOverlapAreRefused() {
    assertRefused(
        "{" + tensor("a", "U8", "[4]", "[0,4]") + "," + tensor("b", "U8", "[4]", "[0,4]") + "}", 8);
    assertRefused(
        "{" + tensor("a", "U8", "[4]", "[0,4]") + "," + tensor("b", "U8", "[4]", "[3,7]") + "}", 8);
  }

  @Test
  void metadataOfOtherThanTextsIsRefused() {
    assertRefused("{\"__metadata__\":{\"a\":{\"b\":1}}}", 0);
    assertRefused("{\"__metadata__\":3}", 0);
  }
}
