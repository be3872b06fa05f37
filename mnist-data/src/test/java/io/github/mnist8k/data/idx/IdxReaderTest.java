package io.github.mnist8k.data.idx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.DatasetException;
import io.github.mnist8k.data.Gzip;
import io.github.mnist8k.data.ImageSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxReaderTest {
  private static final byte[] LABELS = {0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9};

  /** Two images, the first black, the second white. */
  private static byte[] images() {
    byte[] file = new byte[16 + 2 * 784];
    ByteBuffer.wrap(file).putInt(0x803).putInt(2).putInt(28).putInt(28);
    Arrays.fill(file, 16 + 784, file.length, (byte) 255);
    return file;
  }

  private static byte[] with(byte[] file, int offset, int value) {
    byte[] changed = file.clone();
    ByteBuffer.wrap(changed).putInt(offset, value);
    return changed;
  }

  private static void assertImageProblem(byte[] file, String start) {
    assertProblem(assertThrows(DatasetException.class, () -> IdxReader.images("f", file)), start);
  }

  private static void assertLabelProblem(byte[] file, String start) {
    assertProblem(assertThrows(DatasetException.class, () -> IdxReader.labels("f", file)), start);
  }

  private static void assertProblem(DatasetException e, String start) {
    assertTrue(e.getMessage().startsWith(start), e.getMessage());
    assertFalse(e.getMessage().contains("\n"), e.getMessage());
  }

  @Test
  void readsImages() throws IOException {
    byte[] pixels = IdxReader.images("f", images());
    assertEquals(2 * 784, pixels.length);
    assertEquals(0, pixels[783]);
    assertEquals((byte) 255, pixels[784]);
  }

  @Test
  void readsLabels() throws IOException {
    assertArrayEquals(new byte[] {7, 0, 9}, IdxReader.labels("f", LABELS));
  }

  @Test
  void gzipIsRecognisedByContentWhateverTheName(@TempDir Path folder) throws IOException {
    Path named = Files.write(folder.resolve("labels"), Gzip.of(LABELS));
    Path misnamed = Files.write(folder.resolve("labels.gz"), LABELS);
    assertArrayEquals(new byte[] {7, 0, 9}, IdxReader.labels(named));
    assertArrayEquals(new byte[] {7, 0, 9}, IdxReader.labels(misnamed));
  }

  @Test
  void aFileThatCannotBeReadIsNamed(@TempDir Path folder) {
    Path file = folder.resolve("missing");
    Exception e = assertThrows(IOException.class, () -> IdxReader.images(file));
    assertEquals(file + ": there is no such file", e.getMessage());
    e = assertThrows(IOException.class, () -> IdxReader.labels(folder));
    assertEquals(folder + ": expected a file, found a folder", e.getMessage());
  }

  @Test
  void anotherMagicNumberIsRefused() {
    assertImageProblem(
        with(images(), 0, 0x00000d03), "f: byte 0: expected magic number 0x00000803");
    assertLabelProblem(with(LABELS, 0, 0x3c21444f), "f: byte 0: expected magic number 0x00000801");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<!DOCTYPE html><html> | it looks like an HTML page, perhaps of a login or an error: get the right file",
        "PK\u0003\u0004 and more | it looks like a zip archive: unpack it",
        "label,1x1,1x2 | it looks like CSV or other text: get the right file"
      })
  void anotherFormatIsNamed(String content, String words) {
    byte[] file = content.getBytes(StandardCharsets.ISO_8859_1);
    for (byte[] form : List.of(file, Gzip.of(file))) {
      Exception e = assertThrows(DatasetException.class, () -> IdxReader.images("f", form));
      assertTrue(e.getMessage().startsWith("f: byte 0: expected magic"), e.getMessage());
      assertTrue(e.getMessage().endsWith("; " + words), e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x0b01, it is IDX of 16-bit integers: write the values as uint8",
    "0x0c01, it is IDX of 32-bit integers: write the values as uint8",
    "0x0c02, 'it is IDX of 32-bit integers in columns, like QMNIST''s labels: write column 0 as uint8'"
  })
  void labelsOfOtherTypesAreNamed(String magic, String words) {
    byte[] file = with(LABELS, 0, Integer.decode(magic));
    Exception e = assertThrows(DatasetException.class, () -> IdxReader.labels("f", file));
    assertTrue(e.getMessage().endsWith("; " + words), e.getMessage());
  }

  @Test
  void gzipWithinGzipIsNamed() {
    Exception e =
        assertThrows(
            DatasetException.class, () -> IdxReader.images("f", Gzip.of(Gzip.of(images()))));
    assertTrue(e.getMessage().endsWith("it is gzip within gzip: unpack it once"), e.getMessage());
  }

  @Test
  void imagesWithAChannelDimensionAreNotTakenForLabels() {
    assertImageProblem(
        with(images(), 0, 0x804),
        "f: byte 3: expected 3 dimensions for a file of images, found 4; write grey images as");
  }

  /** As the gzip program does, with a warning; the four files are whole. */
  @Test
  void bytesBehindTheGzipDataAreIgnored() throws IOException {
    byte[] gzip = Gzip.of(LABELS);
    byte[] longer = Arrays.copyOf(gzip, gzip.length + 7);
    Arrays.fill(longer, gzip.length, longer.length, (byte) 'g');
    assertArrayEquals(new byte[] {7, 0, 9}, IdxReader.labels("f", longer));
  }

  @Test
  void swappedFilesAreRefused() {
    assertImageProblem(LABELS, "f: byte 3: expected 3 dimensions for a file of images, found 1");
    assertLabelProblem(images(), "f: byte 3: expected 1 dimension for a file of labels, found 3");
  }

  @Test
  void imagesOfAnotherSizeAreRefused() {
    assertImageProblem(with(images(), 8, 32), "f: byte 8: expected 28 rows, found 32");
    assertImageProblem(with(images(), 12, 32), "f: byte 12: expected 28 columns, found 32");
  }

  @Test
  void anAbsurdCountIsRefusedBeforeMemoryIsTaken() {
    assertImageProblem(with(images(), 4, 0), "f: byte 4: expected 1..2739");
    assertImageProblem(
        with(images(), 4, -1), "f: byte 4: expected 1..2739137 images, found 4294967295");
    // 5,478,275 * 784 overflows an int to a small positive number.
    assertImageProblem(with(images(), 4, 5_478_275), "f: byte 4: expected 1..2739");
    // About 2 GB, which a header of 16 bytes must not be able to claim.
    assertImageProblem(with(images(), 4, 2_700_000), "f: byte 4: expected 2700000 images");
  }

  @Test
  void aShortFileIsRefused() {
    assertImageProblem(
        Arrays.copyOf(images(), 16 + 2 * 784 - 1),
        "f: byte 4: expected 2 images (1584 bytes in all), found 1583 bytes in all");
    assertLabelProblem(
        Arrays.copyOf(LABELS, 10),
        "f: byte 4: expected 3 labels (11 bytes in all), found 10 bytes in all");
    assertLabelProblem(
        Arrays.copyOf(LABELS, 6), "f: byte 4: expected 4 bytes of the IDX header, found 2");
    assertLabelProblem(
        new byte[0],
        "f: byte 0: expected 4 bytes of the IDX header, found 0; the file is empty: get it again");
  }

  @Test
  void aLongFileIsRefused() {
    assertLabelProblem(
        Arrays.copyOf(LABELS, 12),
        "f: byte 11: expected the end of the file after 3 labels, found more bytes");
    assertImageProblem(Gzip.of(Arrays.copyOf(images(), 2000)), "f: byte 1584: expected the end");
  }

  @Test
  void labelsOfOtherClassesThanDigitsAreRead() throws IOException {
    byte[] file = LABELS.clone();
    file[9] = (byte) 255;
    assertArrayEquals(new byte[] {7, (byte) 255, 9}, IdxReader.labels("f", file));
  }

  @Test
  void damagedGzipIsRefused() {
    byte[] gzip = Gzip.of(images());
    byte[] wrongChecksum = gzip.clone();
    wrongChecksum[gzip.length - 8] ^= 1;
    assertImageProblem(wrongChecksum, "f: byte 1584: expected sound gzip data, found damage");
    assertImageProblem(
        Arrays.copyOf(gzip, gzip.length - 8), "f: byte 1584: expected sound gzip data");
    assertImageProblem(Arrays.copyOf(gzip, 2), "f: byte 0: expected sound gzip data");
    byte[] nonsense = {0x1f, (byte) 0x8b, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99};
    assertImageProblem(nonsense, "f: byte 0: expected sound gzip data");
  }

  @Test
  void theWriterWritesWhatTheReaderReads() throws IOException {
    byte[] pixels = new byte[3 * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    ImageSet set = new ImageSet(pixels, new byte[] {7, 0, 9});
    assertArrayEquals(pixels, IdxReader.images("f", IdxWriter.images(set)));
    assertArrayEquals(LABELS, IdxWriter.labels(set));
  }

  @Test
  void setOfTwoFilesNeedsOneLabelForEachImage(@TempDir Path folder) throws IOException {
    Path images = Files.write(folder.resolve("images"), images());
    Path labels = Files.write(folder.resolve("labels"), new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 7, 9});
    ImageSet set = IdxReader.set(images, labels);
    assertEquals(2, set.size());
    assertEquals(9, set.label(1));
    Path more = Files.write(folder.resolve("more"), LABELS);
    var e = assertThrows(DatasetException.class, () -> IdxReader.set(images, more));
    assertEquals(
        more + ": expected as many labels as " + images + " has images, 2, found 3",
        e.getMessage());
  }
}
