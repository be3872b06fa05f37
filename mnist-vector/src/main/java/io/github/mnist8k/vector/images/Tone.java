package io.github.mnist8k.vector.images;

import io.github.mnist8k.data.ImageSet;

/**
 * Brightness and contrast of grey images as {@code PIL.ImageEnhance} changes them: pixels are whole
 * numbers before and after, cut off rather than rounded, and kept within 0..255. The factors and
 * the sums are float32, as Pillow's.
 */
final class Tone {

  /** Pixels times a factor. */
  static void brightness(byte[] image, float factor) {
    blend(image, 0, factor);
  }

  /** Distances from the image's rounded mean times a factor. */
  static void contrast(byte[] image, float factor) {
    int sum = 0;
    for (byte pixel : image) {
      sum += Byte.toUnsignedInt(pixel);
    }
    blend(image, (int) ((double) sum / ImageSet.PIXELS + 0.5), factor);
  }

  private static void blend(byte[] image, int still, float factor) {
    for (int i = 0; i < image.length; i++) {
      float changed = still + (Byte.toUnsignedInt(image[i]) - still) * factor;
      image[i] = (byte) Math.max(0, Math.min(255, changed));
    }
  }

  private Tone() {}
}
