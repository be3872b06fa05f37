package io.github.mnist8k.digits.file;

import java.nio.FloatBuffer;

/** Checks of sizes that the layers share. */
final class Sizes {

  /** Product of positive numbers, or some number above the largest int if it is above that. */
  static long product(int... sizes) {
    long product = 1;
    for (int size : sizes) {
      if (product <= Integer.MAX_VALUE) {
        product *= size;
      }
    }
    return product;
  }

  /** A read-only view of numbers that are as many as they should be, and finite. */
  static FloatBuffer checked(String name, FloatBuffer values, long size) {
    if (values.remaining() != size) {
      throw new IllegalArgumentException(
          name + ": expected " + size + " numbers, found " + values.remaining());
    }
    FloatBuffer view = values.slice().asReadOnlyBuffer();
    for (int i = 0; i < size; i++) {
      if (!Float.isFinite(view.get(i))) {
        throw new IllegalArgumentException(
            name + ": expected finite numbers, found " + view.get(i) + " at position " + i);
      }
    }
    return view;
  }

  static void expectChannels(int channels, FeatureShape input) {
    if (input.channels() != channels) {
      throw new IllegalArgumentException(
          "expected " + channels + " channels, found " + input.channels());
    }
  }

  /** Output of pooling without padding: {@code floor((size - kernel) / stride) + 1}. */
  static FeatureShape pooled(FeatureShape input, int kernel, int stride) {
    if (input.height() < kernel || input.width() < kernel) {
      throw new IllegalArgumentException(
          "a window of " + kernel + " is larger than its input " + input);
    }
    return new FeatureShape(
        input.channels(),
        (input.height() - kernel) / stride + 1,
        (input.width() - kernel) / stride + 1);
  }

  private Sizes() {}
}
