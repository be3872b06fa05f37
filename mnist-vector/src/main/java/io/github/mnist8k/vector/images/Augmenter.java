package io.github.mnist8k.vector.images;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.vector.kernels.Draws;
import java.util.List;

/**
 * Random changes of one image after the other, with parameters drawn as torchvision draws them.
 * Holds memory: one for each thread.
 */
final class Augmenter {

  private final List<Augmentation> augmentations;
  private final PixelMap map = new PixelMap();
  private byte[] image = new byte[ImageSet.PIXELS];
  private byte[] other = new byte[ImageSet.PIXELS];

  Augmenter(List<Augmentation> augmentations) {
    this.augmentations = augmentations;
  }

  /** The image, to be filled before and read after {@link #apply}; another one after each. */
  byte[] image() {
    return image;
  }

  /**
   * Changes the image.
   *
   * @param seed of the update
   * @param place of the image in the batch
   */
  void apply(long seed, int place) {
    for (int i = 0; i < augmentations.size(); i++) {
      long bits = Draws.bits(seed, -1 - i, place);
      Augmentation augmentation = augmentations.get(i);
      if (augmentation instanceof RandomRotation rotation) {
        map.rotate(uniform(bits, 0, -rotation.degrees(), rotation.degrees()));
        move(rotation.fill());
      } else if (augmentation instanceof RandomAffine affine) {
        draw(affine, bits);
        move(affine.fill());
      } else {
        jitter((ColorJitter) augmentation, bits);
      }
    }
  }

  private void draw(RandomAffine affine, long bits) {
    double width = affine.translateX() * ImageSet.COLUMNS;
    double height = affine.translateY() * ImageSet.ROWS;
    map.affine(
        uniform(bits, 0, -affine.degrees(), affine.degrees()),
        Math.rint(uniform(bits, 1, -width, width)),
        Math.rint(uniform(bits, 2, -height, height)),
        uniform(bits, 3, affine.scaleMin(), affine.scaleMax()),
        uniform(bits, 4, -affine.shear(), affine.shear()));
  }

  private void jitter(ColorJitter jitter, long bits) {
    float brightness = (float) around(bits, 0, jitter.brightness());
    float contrast = (float) around(bits, 1, jitter.contrast());
    if (Draws.uniform(bits, 2) < 0.5) {
      Tone.brightness(image, brightness);
      Tone.contrast(image, contrast);
    } else {
      Tone.contrast(image, contrast);
      Tone.brightness(image, brightness);
    }
  }

  private static double around(long bits, int index, double distance) {
    return uniform(bits, index, Math.max(0, 1 - distance), 1 + distance);
  }

  private static double uniform(long bits, int index, double low, double high) {
    return low + (high - low) * Draws.uniform(bits, index);
  }

  private void move(int fill) {
    map.apply(image, other, fill);
    byte[] moved = other;
    other = image;
    image = moved;
  }
}
