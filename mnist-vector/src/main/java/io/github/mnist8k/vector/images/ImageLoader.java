package io.github.mnist8k.vector.images;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Augmentation;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.vector.kernels.Lanes;
import io.github.mnist8k.vector.kernels.Plane;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Brings images from a set into the lanes of a group, augmented and normalised as torchvision's
 * {@code ToTensor} and {@code Normalize} do. Holds memory: one for each thread.
 */
public final class ImageLoader {

  private final ByteBuffer pixels;
  private final Augmenter augmenter;
  private final float[] levels = new float[256];

  /**
   * A loader.
   *
   * @param pixels where images come from, uint8 [N, 28, 28]
   * @param normalization of their pixels
   * @param augmentations in this order; none for tests
   */
  public ImageLoader(
      ByteBuffer pixels, Normalization normalization, List<Augmentation> augmentations) {
    this.pixels = pixels;
    augmenter = new Augmenter(augmentations);
    for (int pixel = 0; pixel < levels.length; pixel++) {
      // Rounded after each step, as PyTorch does it in float32.
      levels[pixel] = (pixel / 255f - (float) normalization.mean()) / (float) normalization.std();
    }
  }

  /**
   * Loads an image.
   *
   * @param row of the images
   * @param seed of the update
   * @param place of the image in the batch
   * @param lane where it goes
   * @param plane of the group's input
   * @param input takes the image
   */
  public void load(int row, long seed, int place, int lane, Plane plane, float[] input) {
    pixels.get(row * ImageSet.PIXELS, augmenter.image());
    augmenter.apply(seed, place);
    byte[] image = augmenter.image();
    for (int i = 0, pixel = 0; i < ImageSet.ROWS; i++) {
      int at = plane.at(0, i, 0) + lane;
      for (int j = 0; j < ImageSet.COLUMNS; j++, pixel++, at += Lanes.GROUP) {
        input[at] = levels[Byte.toUnsignedInt(image[pixel])];
      }
    }
  }
}
