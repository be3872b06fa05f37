package io.github.mnist8k.models.layers;

/** All features of an image in one row, channels first as {@code torch.nn.Flatten} orders them. */
public record Flatten() implements Layer {

  @Override
  public FeatureShape output(FeatureShape input) {
    return FeatureShape.flat(input.size());
  }
}
