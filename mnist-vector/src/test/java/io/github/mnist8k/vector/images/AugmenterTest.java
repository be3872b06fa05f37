package io.github.mnist8k.vector.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.training.Reference;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.Plane;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What augmentations do to pixels, against torchvision's own results. */
class AugmenterTest {

  private static final Safetensors REFERENCE = Reference.read("augmentation.safetensors");
  private static final byte[] IMAGES = Reference.bytes(REFERENCE.tensors().get("images"));
  private static final int COUNT = IMAGES.length / ImageSet.PIXELS;

  private static byte[] image(byte[] images, int index) {
    return Arrays.copyOfRange(images, index * ImageSet.PIXELS, (index + 1) * ImageSet.PIXELS);
  }

  private static float number(String tensor, int index) {
    return REFERENCE.tensors().get(tensor).floats().get(index);
  }

  private static byte[] moved(byte[] image, int fill, Consumer<PixelMap> by) {
    var map = new PixelMap();
    by.accept(map);
    byte[] moved = new byte[image.length];
    map.apply(image, moved, fill);
    return moved;
  }

  /** Pixels whose centre falls on a border between two may go to either. */
  private static void assertAlmostReference(
      String name, BiFunction<byte[], Integer, byte[]> change) {
    byte[] expected = Reference.bytes(REFERENCE.tensors().get(name));
    int equal = 0;
    for (int i = 0; i < COUNT; i++) {
      byte[] found = change.apply(image(IMAGES, i), i);
      for (int p = 0; p < found.length; p++) {
        equal += found[p] == expected[i * ImageSet.PIXELS + p] ? 1 : 0;
      }
    }
    assertTrue(equal >= 0.99 * expected.length, name + ": " + equal + " pixels equal");
  }

  @Test
  void rotationMovesPixelsWhereTorchvisionDoes() {
    assertAlmostReference(
        "rotated", (image, i) -> moved(image, 1, map -> map.rotate(number("rotation_degrees", i))));
  }

  @Test
  void affineMovesPixelsWhereTorchvisionDoes() {
    String parameters = "affine_degrees_dx_dy_scale";
    assertAlmostReference(
        "affine",
        (image, i) ->
            moved(
                image,
                0,
                map ->
                    map.affine(
                        number(parameters, 4 * i),
                        Math.rint(number(parameters, 4 * i + 1)),
                        Math.rint(number(parameters, 4 * i + 2)),
                        number(parameters, 4 * i + 3),
                        0)));
  }

  @Test
  void brightnessAndContrastArePillows() {
    byte[] brightness = Reference.bytes(REFERENCE.tensors().get("brightness"));
    byte[] contrast = Reference.bytes(REFERENCE.tensors().get("contrast"));
    for (int i = 0; i < COUNT; i++) {
      byte[] changed = image(IMAGES, i);
      Tone.brightness(changed, number("factors", i));
      assertArrayEquals(image(brightness, i), changed, "brightness " + i);
      changed = image(IMAGES, i);
      Tone.contrast(changed, number("factors", i));
      assertArrayEquals(image(contrast, i), changed, "contrast " + i);
    }
  }

  @Test
  void quarterTurnsAreExact() {
    byte[] image = new byte[ImageSet.PIXELS];
    byte[] turned = new byte[ImageSet.PIXELS];
    for (int i = 0; i < image.length; i++) {
      image[i] = (byte) (i * 31);
    }
    for (int i = 0; i < image.length; i++) {
      turned[i] = image[i % 28 * 28 + 27 - i / 28];
    }
    assertArrayEquals(image, moved(image, 1, map -> map.rotate(0)));
    assertArrayEquals(turned, moved(image, 1, map -> map.rotate(90)));
    assertArrayEquals(image, moved(turned, 1, map -> map.affine(90, 0, 0, 1, 0)));
  }

  /** A shear of 45 degrees takes row 20, which lies 6.5 below the centre, from x + 6 or x + 7. */
  @Test
  void shearShiftsRowsInProportionToTheirHeight() {
    byte[] image = image(IMAGES, 0);
    byte[] found = moved(image, 0, map -> map.affine(0, 0, 0, 1, 45));
    for (int x = 0; x < 21; x++) {
      byte pixel = found[20 * 28 + x];
      assertTrue(pixel == image[20 * 28 + x + 6] || pixel == image[20 * 28 + x + 7], "at " + x);
    }
  }

  @Test
  void everyImageGetsItsOwnChangeAndTheSameOnceMore() {
    List<Augmentation> all =
        List.of(
            new RandomRotation(20, 0),
            new RandomAffine(5, 0.1, 0.1, 0.9, 1.1, 3, 0),
            new ColorJitter(0.2, 0.2));
    var augmenter = new Augmenter(all);
    Set<Integer> seen = new HashSet<>();
    for (int round = 0; round < 2; round++) {
      for (int place = 0; place < 50; place++) {
        System.arraycopy(IMAGES, 0, augmenter.image(), 0, ImageSet.PIXELS);
        augmenter.apply(7, place);
        seen.add(Arrays.hashCode(augmenter.image()));
      }
    }
    assertEquals(50, seen.size());
  }

  @Test
  void pixelsAreNormalisedAsTorchvisionDoes() {
    byte[] pixels = new byte[ImageSet.PIXELS];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) i;
    }
    var set = new ImageSet(pixels, new byte[1]);
    var loader = new ImageLoader(set.pixels(), new Normalization(0.1307, 0.3081), List.of());
    var plane = new Plane(1, 28, 28, 1);
    float[] input = plane.allocate();
    loader.load(0, 0, 0, 5, plane, input);
    for (int i = 0; i < pixels.length; i++) {
      float expected = (i % 256 / 255f - 0.1307f) / 0.3081f;
      assertEquals(expected, input[plane.at(0, i / 28, i % 28) + 5]);
      assertEquals(0, input[plane.at(0, i / 28, i % 28) + (5 + 1) % Lanes.GROUP]);
    }
  }
}
