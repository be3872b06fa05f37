package io.github.mnist8k.models;

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
    for (int i = 0; i < net.layers().size(); i++) {
      Map<String, Variable> layer = new LinkedHashMap<>();
      for (Parameter parameter : net.layers().get(i).parameters()) {
        var variable = new Variable(tf, i + "." + parameter.name(), parameter.shape());
        layer.put(parameter.name(), variable);
        variables.add(variable);
        if (parameter.trainable()) {
          trainables.add(variable);
        }
      }
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
    var batch = BatchParts.of(tf, List.of(images));
    return build(batch, List.of(new Part(images, null)), new ArrayList<>()).get(0);
  }

  /**
   * Logits in training: dropout on, statistics of the batch. The batch comes in parts, which
   * TensorFlow can compute side by side; only batch norm brings them together. The result is that
   * of the whole batch, but for rounding and for the random numbers.
   *
   * @param parts of the batch, at least one
   * @return logits and the updates of the running statistics
   */
  public Training training(List<Part> parts) {
    List<Op> statistics = new ArrayList<>();
    var batch = BatchParts.of(tf, parts.stream().map(Part::images).toList());
    Operand<TFloat32> logits = batch.joined(build(batch, parts, statistics));
    return new Training(logits, List.copyOf(statistics));
  }

  /**
   * Images of a batch that are computed together.
   *
   * @param images normalised and augmented images [N, 28, 28, 1]
   * @param noise scalar from which all random numbers of the part are drawn; a new one for each
   *     update and part
   */
  public record Part(Operand<TFloat32> images, Operand<TInt64> noise) {}

  /**
   * The net in training.
   *
   * @param logits logits [N, classes] of all parts, one after the other
   * @param statistics to be run with each update: they move the running statistics
   */
  public record Training(Operand<TFloat32> logits, List<Op> statistics) {}

  private List<Operand<TFloat32>> build(BatchParts batch, List<Part> parts, List<Op> statistics) {
    List<FeatureShape> shapes = net.shapes();
    List<Operand<TFloat32>> features = parts.stream().map(Part::images).toList();
    for (int i = 0; i < layers.size(); i++) {
      List<LayerGraph> graphs = new ArrayList<>();
      for (Part part : parts) {
        graphs.add(new LayerGraph(tf, i, shapes.get(i), layers.get(i), part.noise(), statistics));
      }
      if (net.layers().get(i) instanceof BatchNorm norm) {
        features = norm.apply(graphs.get(0), batch, features);
      } else {
        features = each(net.layers().get(i), graphs, features);
      }
    }
    return features;
  }

  private static List<Operand<TFloat32>> each(
      Layer layer, List<LayerGraph> graphs, List<Operand<TFloat32>> parts) {
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int part = 0; part < parts.size(); part++) {
      outputs.add(layer.apply(graphs.get(part), parts.get(part)));
    }
    return outputs;
  }
}
