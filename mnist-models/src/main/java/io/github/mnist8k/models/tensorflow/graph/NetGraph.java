package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * A net in a TensorFlow graph: its variables once, and its operations as often as they are asked
 * for, so that training and inference share the variables. Ends at logits [N, classes].
 */
public final class NetGraph {

  private final Ops tf;
  private final Net net;
  private final List<FeatureShape> shapes;
  private final List<Map<String, Variable>> layers = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final List<Variable> trainables = new ArrayList<>();

  /**
   * Adds the net's variables to a graph, uninitialised and named as in a PyTorch {@code
   * nn.Sequential}.
   *
   * @param tf the graph
   * @param net the net
   */
  public NetGraph(Ops tf, Net net) {
    this.tf = tf;
    this.net = net;
    this.shapes = net.shapes();
    for (int i = 0; i < net.layers().size(); i++) {
      Map<String, Variable> layer = new LinkedHashMap<>();
      net.parameters(i)
          .forEach(
              (key, parameter) -> {
                var variable = new Variable(tf, key, parameter.shape());
                layer.put(parameter.name(), variable);
                variables.add(variable);
                if (parameter.trainable()) {
                  trainables.add(variable);
                }
              });
      layers.add(layer);
    }
  }

  /** All variables in the order of PyTorch's state dict. */
  public List<Variable> variables() {
    return List.copyOf(variables);
  }

  /** The variables an optimizer changes, in the same order. */
  public List<Variable> trainables() {
    return List.copyOf(trainables);
  }

  /**
   * Logits in inference: no dropout, running statistics.
   *
   * @param images normalised images [N, 28, 28, 1]
   * @return logits [N, classes]
   */
  public Operand<TFloat32> inference(Operand<TFloat32> images) {
    Operand<TFloat32> features = images;
    for (int i = 0; i < layers.size(); i++) {
      features = LayerOperations.add(net.layers().get(i), place(i, null, List.of()), features);
    }
    return features;
  }

  /**
   * The net in training: dropout on, statistics of the batch. The batch comes in parts, which
   * TensorFlow can compute side by side; only batch norm brings them together. The result is that
   * of the whole batch, but for rounding and for the random numbers.
   *
   * @param parts of the batch, at least one
   */
  public NetTraining training(List<Part> parts) {
    List<Op> statistics = new ArrayList<>();
    List<Operand<TFloat32>> features = parts.stream().map(Part::images).toList();
    var batch = BatchParts.of(tf, features);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < layers.size(); ) {
      int index = i;
      List<LayerPlace> places =
          parts.stream().map(p -> place(index, p.noise(), statistics)).toList();
      if (net.layers().get(i) instanceof BatchNorm) {
        var norm = NormLayers.at(net.layers(), i);
        stages.add(new NormStage(norm, places, batch, features));
        i += norm.count();
      } else {
        stages.add(plain(net.layers().get(i), places, features));
        i++;
      }
      features = stages.get(stages.size() - 1).outputs();
    }
    return new NetTraining(batch, List.copyOf(stages), trainables(), List.copyOf(statistics));
  }

  private PlainStage plain(Layer layer, List<LayerPlace> places, List<Operand<TFloat32>> inputs) {
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int part = 0; part < inputs.size(); part++) {
      outputs.add(LayerOperations.add(layer, places.get(part), inputs.get(part)));
    }
    List<Variable> variables = new ArrayList<>();
    for (Parameter parameter : layer.parameters()) {
      if (parameter.trainable()) {
        variables.add(places.get(0).variable(parameter.name()));
      }
    }
    return new PlainStage(tf, variables, inputs, outputs);
  }

  private LayerPlace place(int index, Operand<TInt64> noise, List<Op> statistics) {
    return new LayerPlace(tf, index, shapes.get(index), layers.get(index), noise, statistics);
  }

  /**
   * Images of a batch that are computed together.
   *
   * @param images normalised and augmented images [N, 28, 28, 1]
   * @param noise scalar from which all random numbers of the part are drawn; a new one for each
   *     update and part
   */
  public record Part(Operand<TFloat32> images, Operand<TInt64> noise) {}
}
