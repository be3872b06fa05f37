package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.training.Reference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RotationTest {

  private static final int SIDE = ImageSet.ROWS;

  private static byte[] rotated(byte[] images, int fill, float... degrees) {
    return PixelGraph.run(
        images, (tf, in) -> Warp.rotation(tf, tf.constant(degrees)).apply(tf, in, fill));
  }

  /** Pixels whose turned-back centre falls on a border between two may go to either. */
  @Test
  void imagesAreThoseOfTorchvisionButForTies() {
    Safetensors reference = Reference.read("augmentation.safetensors");
    FloatTensor degrees = reference.tensors().get("rotation_degrees").floats();
    float[] angles = new float[degrees.size()];
    for (int i = 0; i < angles.length; i++) {
      angles[i] = degrees.get(i);
    }
    byte[] expected = Reference.bytes(reference.tensors().get("rotated"));
    byte[] found = rotated(Reference.bytes(reference.tensors().get("images")), 1, angles);
    assertEquals(expected.length, found.length);
    for (int image = 0; image < angles.length; image++) {
      int equal = 0;
      for (int i = image * ImageSet.PIXELS; i < (image + 1) * ImageSet.PIXELS; i++) {
        equal += expected[i] == found[i] ? 1 : 0;
      }
      assertTrue(
          equal >= 0.99 * ImageSet.PIXELS,
          "image " + image + " by " + angles[image] + ": " + equal + " of 784 pixels equal");
    }
  }

  /** An image without any symmetry: its pixels count up. */
  private static byte[] counting() {
    byte[] image = new byte[ImageSet.PIXELS];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i * 31);
    }
    return image;
  }

  private static byte[] quarterTurned(byte[] image) {
    byte[] turned = new byte[image.length];
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        turned[y * SIDE + x] = image[x * SIDE + SIDE - 1 - y];
      }
    }
    return turned;
  }

  @Test
  void quarterTurnsAreExactAndCounterClockwise() {
    byte[] image = counting();
    assertArrayEquals(image, rotated(image, 1, 0));
    byte[] quarter = quarterTurned(image);
    assertArrayEquals(quarter, rotated(image, 1, 90));
    byte[] half = quarterTurned(quarter);
    assertArrayEquals(half, rotated(image, 1, 180));
    assertArrayEquals(half, rotated(image, 1, -180));
    byte[] threeQuarters = quarterTurned(half);
    assertArrayEquals(threeQuarters, rotated(image, 1, 270));
    assertArrayEquals(threeQuarters, rotated(image, 1, -90));
  }

  @Test
  void everyImageIsTurnedByItsOwnAngle() {
    byte[] image = counting();
    byte[] two = Arrays.copyOf(image, 2 * image.length);
    System.arraycopy(image, 0, two, image.length, image.length);
    byte[] found = rotated(two, 1, 90, 0);
    assertArrayEquals(quarterTurned(image), Arrays.copyOf(found, image.length));
    assertArrayEquals(image, Arrays.copyOfRange(found, image.length, two.length));
  }

  @Test
  void cornersThatComeFromOutsideTakeTheFillValue() {
    byte[] white = new byte[ImageSet.PIXELS];
    Arrays.fill(white, (byte) 255);
    for (int fill : new int[] {0, 1, 200}) {
      byte[] found = rotated(white, fill, 45);
      for (int corner : new int[] {0, SIDE - 1, (SIDE - 1) * SIDE, SIDE * SIDE - 1}) {
        assertEquals(fill, Byte.toUnsignedInt(found[corner]), "corner " + corner);
      }
      assertEquals(255, Byte.toUnsignedInt(found[14 * SIDE + 14]), "centre");
    }
  }
}
