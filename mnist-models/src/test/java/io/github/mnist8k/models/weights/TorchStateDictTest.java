package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives put together by hand, with what PyTorch never writes; the storage 0 holds 0 to 5. */
class TorchStateDictTest {

  @TempDir Path folder;
  private Path file;
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void storage() {
    file = folder.resolve("made.pt");
    var numbers = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 6; i++) {
      numbers.putFloat(i);
    }
    entries.put("a/data/0", numbers.array());
  }

  /** A dictionary with one tensor, {@code w}. */
  private static String tensor(
      String storage, long numbers, long offset, List<Long> shape, List<Long> strides) {
    return "}X\1\0\0\0wctorch._utils\n_rebuild_tensor_v2\n((X\7\0\0\0storagectorch\n"
        + storage
        + "\nX\1\0\0\0"
        + "0X\3\0\0\0cpu"
        + number(numbers)
        + "tQ"
        + number(offset)
        + tuple(shape)
        + tuple(strides)
        + "\u0089}tRs.";
  }

  private static String number(long number) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(number).array();
    return "\u008a\u0008" + new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String tuple(List<Long> numbers) {
    return "("
        + numbers.stream().map(TorchStateDictTest::number).collect(Collectors.joining())
        + "t";
  }

  private void write(int method) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, byte[]> content : entries.entrySet()) {
        var entry = new ZipEntry(content.getKey());
        var checksum = new CRC32();
        checksum.update(content.getValue());
        entry.setMethod(method);
        entry.setSize(content.getValue().length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content.getValue());
      }
    }
  }

  private Map<String, TensorEntry> read(String pickle) throws IOException {
    entries.put("a/data.pkl", pickle.getBytes(StandardCharsets.ISO_8859_1));
    write(ZipEntry.STORED);
    return TorchStateDict.read(file);
  }

  private void assertRefused(String pickle, String message) {
    var refused = assertThrows(WeightsException.class, () -> read(pickle));
    assertEquals(file + ": " + message, refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|2,3|3,1|0,1,2,3,4,5",
        "0|3,2|1,3|0,3,1,4,2,5",
        "4|2|1|4,5",
        "1|2|3|1,4",
        "5|||5",
        "2|1,1|900,900|2",
        "3|4|0|3,3,3,3",
        "6|0|1|"
      })
  void viewsGiveTheNumbersThatTheyShow(long offset, String shape, String strides, String numbers)
      throws IOException {
    List<Long> sizes = longs(shape);
    TensorEntry entry = read(tensor("FloatStorage", 6, offset, sizes, longs(strides))).get("w");
    assertEquals(sizes, entry.shape().stream().map(Integer::longValue).toList());
    float[] expected = new float[entry.size()];
    for (int i = 0; i < expected.length; i++) {
      expected[i] = longs(numbers).get(i);
    }
    float[] found = new float[expected.length];
    entry.floats().values().get(found);
    assertArrayEquals(expected, found);
    entry.bytes().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(found);
    assertArrayEquals(expected, found);
  }

  private static List<Long> longs(String text) {
    return text == null ? List.of() : Arrays.stream(text.split(",")).map(Long::valueOf).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|7|1",
        "1|6|1",
        "7||",
        "-1|2|1",
        "0|2|-1",
        "0|-1|1",
        "0|-1,-2|1,1",
        "0|3|3",
        "0|2|4611686018427387904",
        "9223372036854775807|1|1",
        "0|4294967296|0",
        "0|3037000500,3037000500|0,0",
        "0|65536,65536|0,0",
        "0|2,3|1",
        "0||1",
        "0|0,4294967296|1,1"
      })
  void viewBeyondItsStorageIsRefused(long offset, String shape, String strides) {
    assertRefused(
        tensor("FloatStorage", 6, offset, longs(shape), longs(strides)),
        "data.pkl: tensor w: expected a tensor within a storage of 6 numbers, found shape %s,"
                .formatted(longs(shape))
            + " strides %s, offset %d".formatted(longs(strides), offset));
  }

  @ParameterizedTest
  @CsvSource({
    "FloatStorage, 5, F32",
    "FloatStorage, 7, F32",
    "FloatStorage, -6, F32",
    "FloatStorage, 4611686018427387910, F32",
    "DoubleStorage, 6, F64",
    "HalfStorage, 6, F16"
  })
  void storageOfAnotherSizeIsRefused(String storage, long numbers, String type) {
    assertRefused(
        tensor(storage, numbers, 0, List.of(), List.of()),
        "data.pkl: tensor w: expected a storage of " + numbers + " " + type + ", found 24 bytes");
  }

  @Test
  void storageOfBrokenNumbersIsRefused() {
    entries.put("a/data/0", new byte[7]);
    assertRefused(
        tensor("FloatStorage", 1, 0, List.of(), List.of()),
        "data.pkl: tensor w: expected a storage of 1 F32, found 7 bytes");
  }

  @Test
  void otherThanTensorsIsRefused() {
    assertRefused("N.", "data.pkl: expected a dictionary of tensors, found None");
    assertRefused("}K\1Ns.", "data.pkl: expected the name of a tensor, found the number 1");
    assertRefused("}X\1\0\0\0wNs.", "data.pkl: tensor w: expected a tensor, found None");
    assertRefused(
        "}X\1\0\0\0wctorch\nFloatStorage\n)Rs.",
        "data.pkl: tensor w: expected a tensor, found a call of torch.FloatStorage");
    assertRefused(
        "}(X\12\0\0\0state_dict}X\20\0\0\0model_state_dict}u.",
        "data.pkl: expected one state dict, found [state_dict, model_state_dict]");
    assertRefused(
        "}X\12\0\0\0state_dictNs.", "data.pkl: expected a dictionary of tensors, found None");
  }

  @Test
  void storageThatIsMissingIsRefused() {
    entries.put("a/data/1", entries.remove("a/data/0"));
    assertRefused(
        tensor("FloatStorage", 6, 0, List.of(), List.of()),
        "is not a file of torch.save: expected an entry a/data/0, found none");
  }

  @Test
  void otherByteOrderIsRefused() throws IOException {
    String pickle = tensor("FloatStorage", 6, 0, List.of(6L), List.of(1L));
    entries.put("a/byteorder", "big".getBytes(StandardCharsets.US_ASCII));
    assertRefused(pickle, "is not a file of torch.save: expected byte order little, found big");
    entries.put("a/byteorder", "little".getBytes(StandardCharsets.US_ASCII));
    assertEquals(List.of(6), read(pickle).get("w").shape());
  }

  @Test
  void otherArchivesAreRefused() throws IOException {
    entries.put("b/data.pkl", new byte[] {'N', '.'});
    assertRefused(
        "N.",
        "is not a file of torch.save: expected one FOLDER/data.pkl as torch.save writes it, found 2");
    entries.clear();
    entries.put("data.pkl", new byte[] {'N', '.'});
    write(ZipEntry.STORED);
    String message =
        assertThrows(WeightsException.class, () -> TorchStateDict.read(file)).getMessage();
    assertTrue(message.endsWith("found 0"), message);
  }

  /** 64 MB of zeros in a file of 64 KB. */
  @Test
  void compressedEntryIsRefused() throws IOException {
    entries.put("a/data/0", new byte[1 << 26]);
    entries.put("a/data.pkl", new byte[] {'N', '.'});
    write(ZipEntry.DEFLATED);
    String message =
        assertThrows(WeightsException.class, () -> TorchStateDict.read(file)).getMessage();
    assertTrue(message.contains("expected entries that are not compressed, found"), message);
  }

  @Test
  void pickleThatIsTooLongIsRefused() {
    assertRefused(
        "]" + "0".repeat(1 << 20),
        "is not a file of torch.save: expected data.pkl of at most 1048576 bytes, found 1048577");
  }

  /** The directory names the second entry's size as 2 GB, in both places, as a stored one. */
  @Test
  void entryLargerThanTheFileIsRefused() throws IOException {
    read(tensor("FloatStorage", 6, 0, List.of(6L), List.of(1L)));
    byte[] zip = Files.readAllBytes(file);
    var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(zip.length - 6); // the end record holds its place
    bytes.putInt(directory + 20, 2_000_000_000).putInt(directory + 24, 2_000_000_000);
    Files.write(file, zip);
    assertEquals(
        file
            + ": is not a file of torch.save: expected entries that fit into "
            + zip.length
            + " bytes, found larger ones",
        assertThrows(WeightsException.class, () -> TorchStateDict.read(file)).getMessage());
  }
}
