package io.github.mnist8k.models.layers;

/** Output size of pooling without padding: {@code floor((size - kernel) / stride) + 1}. */
final class Pooling {

  static FeatureShape output(FeatureShape input, int kernel, int stride) {
    input.refuseFlat();
    if (input.height() < kernel || input.width() < kernel) {
      throw new IllegalArgumentException(
          "pooling window of " + kernel + " is larger than its input " + input);
    }
    return new FeatureShape(
        input.channels(),
        (input.height() - kernel) / stride + 1,
        (input.width() - kernel) / stride + 1);
  }

  private Pooling() {}
}
