package io.github.mnist8k.models.layers;

import io.github.mnist8k.models.tensorflow.graph.LayerPlace;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * One layer of a net: an immutable value that knows its shapes and sizes and how to add itself to a
 * graph.
 *
 * <p>Semantics, defaults and parameter names are those of the PyTorch module of the same name.
 */
public sealed interface Layer
    permits Conv2d,
        Relu,
        BatchNorm,
        MaxPool,
        AvgPool,
        GlobalAvgPool,
        Dropout,
        Dropout2d,
        Flatten,
        Linear {

  /**
   * Shape of the output for a given input.
   *
   * @throws IllegalArgumentException if the layer cannot take this input
   */
  FeatureShape output(FeatureShape input);

  /** Tensors of this layer in the order of PyTorch's state dict; empty for most layers. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** Multiplications with a weight for one image; 0 for layers without a matrix product. */
  default long multiplyAccumulates(FeatureShape input) {
    return 0;
  }

  /** What one output value sees of this layer's input, for the receptive field. */
  default Window window(FeatureShape input) {
    return Window.POINT;
  }

  /**
   * Adds this layer to a graph.
   *
   * @param graph where it is added, with this layer's variables
   * @param input features [N, height, width, channels], or [N, features] after {@link Flatten}
   * @return the layer's output, in the same order of axes
   */
  Operand<TFloat32> apply(LayerPlace graph, Operand<TFloat32> input);
}
