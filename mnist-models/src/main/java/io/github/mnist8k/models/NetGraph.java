package io.github.mnist8k.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
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
    return build(List.of(new Part(images, null)), new ArrayList<>()).get(0);
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
    Operand<TFloat32> logits = joined(build(parts, statistics));
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

  private List<Operand<TFloat32>> build(List<Part> parts, List<Op> statistics) {
    List<FeatureShape> shapes = net.shapes();
    List<Operand<TFloat32>> features = parts.stream().map(Part::images).toList();
    Operand<TInt32> sizes = parts.size() > 1 ? sizes(features) : null;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = net.layers().get(i);
      List<Operand<TFloat32>> inputs = features;
      boolean together = layer instanceof BatchNorm && parts.size() > 1;
      if (together) {
        inputs = List.of(joined(features));
      }
      List<Operand<TFloat32>> outputs = new ArrayList<>();
      for (int part = 0; part < inputs.size(); part++) {
        Operand<TInt64> noise = parts.get(part).noise();
        var graph = new LayerGraph(tf, i, shapes.get(i), layers.get(i), noise, statistics);
        outputs.add(layer.apply(graph, inputs.get(part)));
      }
      features = together ? split(outputs.get(0), sizes, parts.size()) : outputs;
    }
    return features;
  }

  /** How many images each part has [parts]. */
  private Operand<TInt32> sizes(List<Operand<TFloat32>> parts) {
    List<Operand<TInt32>> sizes = new ArrayList<>();
    parts.forEach(part -> sizes.add(tf.shape.size(tf.shape(part), tf.constant(0))));
    return tf.concat(sizes, tf.constant(0));
  }

  private Operand<TFloat32> joined(List<Operand<TFloat32>> parts) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
  }

  private List<Operand<TFloat32>> split(Operand<TFloat32> whole, Operand<TInt32> sizes, int parts) {
    return List.copyOf(tf.splitV(whole, sizes, tf.constant(0), (long) parts).output());
  }
}
