package io.github.mnist8k.models.layers;

import java.util.List;

/**
 * One layer of a net: an immutable value that knows its shapes and sizes. Each engine maps it to
 * operations of its own.
 *
 * <p>Semantics and parameter names are those of the PyTorch module of the same name. The set is
 * closed: each engine and each export has its own computation of every layer, checked against
 * PyTorch's, so a layer from outside could be declared, but no engine could train it.
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
}
