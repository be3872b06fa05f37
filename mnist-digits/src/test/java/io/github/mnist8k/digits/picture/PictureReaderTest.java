package io.github.mnist8k.digits.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureReaderTest {
  private static final byte[] SEVEN =
      DigitPicture.of(Drawing.blackOnWhite(120), Preparation.MNIST).pixels();

  private static byte[] digit(byte[] file) throws IOException {
    return PictureReader.digit("f", file, Preparation.AUTO).pixels();
  }

  private static String problem(byte[] file) {
    String message = assertThrows(IOException.class, () -> digit(file)).getMessage();
    assertTrue(message.startsWith("f: "), message);
    assertFalse(message.contains("\n") || message.contains("IDX"), message);
    return message;
  }

  @ParameterizedTest
  @CsvSource({
    "png, 1", // RGB
    "png, 2", // with opacity
    "png, 10", // grey of 8 bits
    "png, 11", // of 16 bits
    "png, 13", // palette
    "bmp, 1", "gif, 13", "jpg, 10", "jpg, 1"
  })
  void everyFormatAndKindOfPixelsIsRead(String format, int type) throws IOException {
    BufferedImage image = Drawing.seven(120, type, Color.BLACK, Color.WHITE);
    double difference = Drawing.difference(SEVEN, digit(Drawing.file(image, format)));
    assertTrue(difference < 4, "difference " + difference);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void pngOfFewBitsIsRead(int bits) throws IOException {
    byte[] ramp = new byte[1 << bits];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = (byte) (255 * i / (ramp.length - 1));
    }
    IndexColorModel greys = new IndexColorModel(bits, ramp.length, ramp, ramp, ramp);
    WritableRaster raster =
        Raster.createPackedRaster(DataBuffer.TYPE_BYTE, 120, 120, 1, bits, null);
    BufferedImage clean = Drawing.blackOnWhite(120);
    for (int i = 0; i < 120 * 120; i++) {
      int level = clean.getRGB(i % 120, i / 120) & 0xff;
      raster.setSample(i % 120, i / 120, 0, level * (ramp.length - 1) / 255);
    }
    byte[] file = Drawing.file(new BufferedImage(greys, raster, false, null), "png");
    assertTrue(Drawing.difference(SEVEN, digit(file)) < 6);
  }

  @Test
  void aLargePictureIsReadAtAFractionOfItsSize() throws IOException {
    BufferedImage large =
        Drawing.seven(2200, BufferedImage.TYPE_BYTE_GRAY, Color.BLACK, Color.WHITE);
    byte[] file = Drawing.file(large, "png");
    assertEquals(1100, PictureReader.image("f", file).getWidth());
    assertTrue(Drawing.difference(SEVEN, digit(file)) < 6);
    String note = PictureReader.digit("f", file, Preparation.AUTO).note().orElseThrow();
    assertTrue(note.startsWith("2200x2200 pixels, read as 1100x1100 pixels, dark ink"), note);
  }

  @Test
  void noTemporaryFolderIsNeeded(@TempDir Path folder) throws IOException {
    byte[] file = Drawing.file(Drawing.blackOnWhite(120), "png");
    File before = ImageIO.getCacheDirectory();
    ImageIO.setCacheDirectory(Files.createDirectory(folder.resolve("gone")).toFile());
    try {
      Files.delete(folder.resolve("gone"));
      assertArrayEquals(SEVEN, digit(file));
    } finally {
      ImageIO.setCacheDirectory(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "bmp", "gif"})
  void aFileThatIsCutOffIsRefused(String format) {
    BufferedImage image =
        Drawing.seven(120, BufferedImage.TYPE_BYTE_INDEXED, Color.BLACK, Color.WHITE);
    byte[] file = Drawing.file(format.equals("jpg") ? Drawing.blackOnWhite(120) : image, format);
    String message = problem(Arrays.copyOf(file, file.length * 2 / 3));
    assertTrue(message.startsWith("f: expected a sound "), message);
  }

  @ParameterizedTest
  @CsvSource({"60000, 60000", "100000000, 1", "1, 65536"})
  void aHugeHeaderIsRefusedBeforeMemoryIsTaken(int width, int height) {
    byte[] file = Drawing.file(Drawing.blackOnWhite(28), "png");
    ByteBuffer header = ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(file, 12, 17);
    header.putInt(29, (int) sum.getValue());
    String claim = ", and 65535 pixels a side, found " + width + "x" + height + " pixels";
    assertTrue(problem(file).contains("expected at most 100 megapixels" + claim), problem(file));
  }

  @Test
  void whatIsNoPictureIsNamed() {
    assertEquals(
        "f: expected a PNG, JPEG, BMP or GIF picture, found an HTML page, perhaps of a login or an error",
        problem("<!DOCTYPE html><html>".getBytes(StandardCharsets.UTF_8)));
    assertTrue(problem(new byte[0]).endsWith("found an empty file"));
    assertTrue(
        problem(new byte[] {'R', 'I', 'F', 'F', 0, 0, 0, 0, 'W', 'E', 'B', 'P'})
            .endsWith("a WebP image"));
    assertTrue(problem(new byte[] {1, 2, 3}).endsWith("found something else"));
  }

  @Test
  void coloursForPrintAreRefused() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      Raster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 40, 40, 4, null);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }
    assertTrue(problem(file.toByteArray()).contains("CMYK"), problem(file.toByteArray()));
  }

  @Test
  void problemsOfThePictureItselfNameTheFile() {
    byte[] blank = Drawing.file(new BufferedImage(50, 40, BufferedImage.TYPE_BYTE_GRAY), "png");
    assertTrue(problem(blank).startsWith("f: expected a digit, found a blank picture"));
  }

  @Test
  void fileIsReadAsItsContentIs(@TempDir Path folder) throws IOException {
    byte[] content = Drawing.file(Drawing.blackOnWhite(120), "png");
    Path file = Files.write(folder.resolve("seven.png"), content);
    assertArrayEquals(digit(content), PictureReader.digit(file, Preparation.AUTO).pixels());
  }

  @Test
  void whatIsNoFileIsNamed(@TempDir Path folder) {
    Path missing = folder.resolve("none.png");
    var e = assertThrows(IOException.class, () -> PictureReader.digit(missing, Preparation.AUTO));
    assertEquals(missing + ": there is no such file", e.getMessage());
    e = assertThrows(IOException.class, () -> PictureReader.digit(folder, Preparation.AUTO));
    assertEquals(folder + ": expected a file, found a folder", e.getMessage());
  }
}
