package io.github.mnist8k.models.layers;

/**
 * Largest value of each square window, as {@code torch.nn.MaxPool2d}: no padding, a rest at the
 * border is dropped.
 *
 * @param kernel side of the window
 * @param stride distance between windows
 */
public record MaxPool(int kernel, int stride) implements Layer {

  /** Checks the ranges. */
  public MaxPool {
    if (kernel < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "MaxPool needs a positive kernel and stride, found " + kernel + ", " + stride);
    }
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    return Pooling.output(input, kernel, stride);
  }

  @Override
  public Window window(FeatureShape input) {
    return new Window(kernel, stride);
  }
}
