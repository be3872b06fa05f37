package io.github.mnist8k.models.layers;

import io.github.mnist8k.data.Ranges;

/**
 * Mean of each square window, windows side by side, as {@code torch.nn.AvgPool2d(kernel)}.
 *
 * @param kernel side of the window and distance between windows
 */
public record AvgPool(int kernel) implements Layer {

  /** Checks the range. */
  public AvgPool {
    Ranges.atLeast("kernel", 1, kernel);
  }

  @Override
  public FeatureShape output(FeatureShape input) {
    return Pooling.output(input, kernel, kernel);
  }

  @Override
  public Window window(FeatureShape input) {
    return new Window(kernel, kernel);
  }
}
