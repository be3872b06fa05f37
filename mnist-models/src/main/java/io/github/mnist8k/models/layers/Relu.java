package io.github.mnist8k.models.layers;

import io.github.mnist8k.models.tensorflow.graph.LayerPlace;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The larger of the input and zero, as {@code torch.nn.ReLU}. */
public record Relu() implements Layer {

  @Override
  public FeatureShape output(FeatureShape input) {
    return input;
  }

  @Override
  public Operand<TFloat32> apply(LayerPlace graph, Operand<TFloat32> input) {
    return graph.tf().nn.relu(input);
  }
}
