package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Parameter;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.models.weights.FloatTensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Runs one layer alone. Features go in and come out channels first, as PyTorch has them and people
 * write them.
 */
final class OneLayer {

  /**
   * What a layer did.
   *
   * @param output its output [N, channels, height, width] or [N, features], row-major
   * @param variables its variables afterwards, by parameter
   */
  record Outcome(float[] output, Map<String, FloatTensor> variables) {}

  private final Layer layer;
  private final FeatureShape input;
  private final Map<String, float[]> parameters = new LinkedHashMap<>();
  private int index;

  OneLayer(Layer layer, FeatureShape input) {
    this.layer = layer;
    this.input = input;
  }

  OneLayer with(String parameter, float... values) {
    parameters.put(parameter, values);
    return this;
  }

  /** Puts the layer at another place of its net. */
  OneLayer at(int index) {
    this.index = index;
    return this;
  }

  float[] infer(float... features) {
    return run(null, features).output();
  }

  Outcome train(long noise, float... features) {
    return run(noise, features);
  }

  private Outcome run(Long noise, float[] features) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Map<String, Variable> variables = new LinkedHashMap<>();
      Map<String, FloatTensor> values = new LinkedHashMap<>();
      for (Parameter parameter : layer.parameters()) {
        variables.put(parameter.name(), new Variable(tf, parameter.name(), parameter.shape()));
        values.put(
            parameter.name(), new FloatTensor(parameter.shape(), parameters.get(parameter.name())));
      }
      List<Op> statistics = new ArrayList<>();
      var place =
          new LayerPlace(
              tf, index, input, variables, noise == null ? null : tf.constant(noise), statistics);
      Operand<TFloat32> output = output(place, channelsLast(tf, features));
      try (Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
        var all = List.copyOf(variables.values());
        Variables.assign(session, all, values);
        var runner = session.runner().fetch(channelsFirst(tf, output));
        statistics.forEach(runner::addTarget);
        try (Result result = runner.run()) {
          float[] numbers = numbers((TFloat32) result.get(0));
          return new Outcome(numbers, all.isEmpty() ? Map.of() : Variables.read(session, all));
        }
      }
    }
  }

  /** By the layer's operations; a batch norm in training has a stage of its own. */
  private Operand<TFloat32> output(LayerPlace place, Operand<TFloat32> features) {
    if (layer instanceof BatchNorm && place.training()) {
      var norm = NormLayers.at(List.of(layer), 0);
      var whole = List.of(features);
      var batch = BatchParts.of(place.tf(), whole);
      return new NormStage(norm, List.of(place), batch, whole).outputs().get(0);
    }
    return LayerOperations.add(layer, place, features);
  }

  private Operand<TFloat32> channelsLast(Ops tf, float[] features) {
    int images = features.length / input.size();
    if (input.flat()) {
      return tf.constant(Shape.of(images, input.size()), DataBuffers.of(features));
    }
    Shape shape = Shape.of(images, input.channels(), input.height(), input.width());
    return tf.linalg.transpose(
        tf.constant(shape, DataBuffers.of(features)), tf.constant(new int[] {0, 2, 3, 1}));
  }

  private static Operand<TFloat32> channelsFirst(Ops tf, Operand<TFloat32> output) {
    return output.shape().numDimensions() == 4
        ? tf.linalg.transpose(output, tf.constant(new int[] {0, 3, 1, 2}))
        : output;
  }

  private static float[] numbers(TFloat32 tensor) {
    float[] numbers = new float[Math.toIntExact(tensor.size())];
    tensor.copyTo(DataBuffers.of(numbers, false, false));
    return numbers;
  }
}
