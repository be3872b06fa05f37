package io.github.mnist8k.models.layers;

/** Mean of each channel over all positions, as {@code torch.nn.AdaptiveAvgPool2d(1)}. */
public record GlobalAvgPool() implements Layer {

  @Override
  public FeatureShape output(FeatureShape input) {
    input.refuseFlat();
    return new FeatureShape(input.channels(), 1, 1);
  }

  @Override
  public Window window(FeatureShape input) {
    return new Window(Math.max(input.height(), input.width()), 1);
  }
}
