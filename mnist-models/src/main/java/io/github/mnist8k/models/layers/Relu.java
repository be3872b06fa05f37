package io.github.mnist8k.models.layers;

/** The larger of the input and zero, as {@code torch.nn.ReLU}. */
public record Relu() implements Layer {

  @Override
  public FeatureShape output(FeatureShape input) {
    return input;
  }
}
