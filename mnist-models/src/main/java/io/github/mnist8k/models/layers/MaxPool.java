package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;

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
    Ranges.atLeast("kernel", 1, kernel);
    Ranges.atLeast("stride", 1, stride);
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
