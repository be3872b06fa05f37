package io.github.mnist8k.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ImageSetTest {
  private static ImageSet twoImages() {
    byte[] pixels = new byte[2 * 784];
    Arrays.fill(pixels, 784, 1568, (byte) 255);
    return new ImageSet(pixels, new byte[] {3, 9});
  }

  @Test
  void imagesAndLabelsKeepTheirOrder() {
    ImageSet set = twoImages();
    assertEquals(2, set.size());
    assertEquals(3, set.label(0));
    assertEquals(9, set.label(1));
    assertArrayEquals(new byte[784], set.image(0));
    assertEquals((byte) 255, set.image(1)[0]);
    assertEquals((byte) 255, set.image(1)[783]);
  }

  @Test
  void callersCannotChangeASet() {
    byte[] pixels = new byte[784];
    byte[] labels = {4};
    ImageSet set = new ImageSet(pixels, labels);
    pixels[0] = 1;
    labels[0] = 5;
    set.image(0)[1] = 1;
    assertArrayEquals(new byte[784], set.image(0));
    assertEquals(4, set.label(0));
    assertThrows(ReadOnlyBufferException.class, () -> set.pixels().put((byte) 1));
    assertThrows(ReadOnlyBufferException.class, () -> set.labels().put((byte) 1));
  }

  @Test
  void viewsStartAnewEachTime() {
    ImageSet set = twoImages();
    set.pixels().position(100);
    assertEquals(2 * 784, set.pixels().remaining());
    assertEquals(ByteBuffer.wrap(new byte[] {3, 9}), set.labels());
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertProblem(new byte[0], new byte[0], "labels: expected at least 1, found 0");
    assertProblem(new byte[783], new byte[1], "pixels: expected 784 bytes for 1 label, found 783");
  }

  @Test
  void labelsMayBeAnyByteAndTellHowManyClassesThereAre() {
    assertEquals(10, twoImages().classes());
    ImageSet two = new ImageSet(new byte[784], new byte[] {1});
    assertEquals(2, two.classes());
    ImageSet most = new ImageSet(new byte[2 * 784], new byte[] {(byte) 255, 10});
    assertEquals(255, most.label(0));
    assertEquals(256, most.classes());
  }

  private static void assertProblem(byte[] pixels, byte[] labels, String message) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> new ImageSet(pixels, labels));
    assertEquals(message, e.getMessage());
  }

  @Test
  void indicesAreChecked() {
    ImageSet set = twoImages();
    assertThrows(IndexOutOfBoundsException.class, () -> set.image(2));
    assertThrows(IndexOutOfBoundsException.class, () -> set.image(-1));
    assertThrows(IndexOutOfBoundsException.class, () -> set.label(2));
  }
}
