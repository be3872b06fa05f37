package io.github.mnist8k.reproduce.export.onnx;

import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.FloatTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operation of each layer of a folded net: the one place where layers become ONNX's. */
final class OnnxLayers {

  private static final int SPACE = 2; // rows and columns

  /**
   * Adds a layer to a graph.
   *
   * @param index of the layer, for names
   * @param values parameters by name, in PyTorch's layout, which is ONNX's
   * @param input name of the features [N, channels, height, width], or [N, features]
   * @return name of the layer's output
   * @throws IllegalArgumentException for a layer that a folded net has not
   */
  static String add(
      OnnxGraph graph, int index, Layer layer, Map<String, FloatTensor> values, String input) {
    String output = "layer" + index;
    if (layer instanceof Conv2d conv) {
      String[] inputs = inputs(graph, index, values, input, "weight", "bias");
      graph
          .named(output, "Conv", inputs)
          .repeated("kernel_shape", conv.kernel(), SPACE)
          .repeated("pads", conv.padding(), 2 * SPACE);
    } else if (layer instanceof Relu) {
      graph.named(output, "Relu", input);
    } else if (layer instanceof BatchNorm norm) {
      String[] inputs =
          inputs(graph, index, values, input, "weight", "bias", "running_mean", "running_var");
      graph.named(output, "BatchNormalization", inputs).attribute("epsilon", (float) norm.eps());
    } else if (layer instanceof MaxPool pool) {
      graph
          .named(output, "MaxPool", input)
          .repeated("kernel_shape", pool.kernel(), SPACE)
          .repeated("strides", pool.stride(), SPACE);
    } else if (layer instanceof AvgPool pool) {
      graph
          .named(output, "AveragePool", input)
          .repeated("kernel_shape", pool.kernel(), SPACE)
          .repeated("strides", pool.kernel(), SPACE);
    } else if (layer instanceof GlobalAvgPool) {
      graph.named(output, "GlobalAveragePool", input);
    } else if (layer instanceof Flatten) {
      graph.named(output, "Flatten", input).attribute("axis", 1);
    } else if (layer instanceof Linear) {
      String[] inputs = inputs(graph, index, values, input, "weight", "bias");
      graph.named(output, "Gemm", inputs).attribute("transB", 1);
    } else {
      throw new IllegalArgumentException("an ONNX model has no layer " + layer);
    }
    return output;
  }

  /** The features, then those of the parameters that the layer has. */
  private static String[] inputs(
      OnnxGraph graph, int index, Map<String, FloatTensor> values, String input, String... names) {
    var inputs = new ArrayList<>(List.of(input));
    for (String name : names) {
      if (values.containsKey(name)) {
        inputs.add(graph.floats(index + "." + name, values.get(name)));
      }
    }
    return inputs.toArray(String[]::new);
  }

  private OnnxLayers() {}
}
