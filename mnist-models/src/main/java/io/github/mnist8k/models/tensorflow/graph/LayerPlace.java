package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.layers.FeatureShape;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The place of a layer in a graph: its variables, the shape of its input, and the mode. */
final class LayerPlace {

  private final Ops tf;
  private final int index;
  private final FeatureShape shape;
  private final Map<String, Variable> variables;
  private final Map<String, Operand<TFloat32>> constants;
  private final Operand<TInt64> noise;
  private final List<Op> statistics;

  /**
   * A place.
   *
   * @param index index of the layer in its net
   * @param shape shape of the layer's input
   * @param variables the layer's variables by the name of the parameter
   * @param noise seed of this update's random numbers, or null in inference
   * @param statistics takes the updates of running statistics
   */
  LayerPlace(
      Ops tf,
      int index,
      FeatureShape shape,
      Map<String, Variable> variables,
      Operand<TInt64> noise,
      List<Op> statistics) {
    this(tf, index, shape, variables, Map.of(), noise, statistics);
  }

  private LayerPlace(
      Ops tf,
      int index,
      FeatureShape shape,
      Map<String, Variable> variables,
      Map<String, Operand<TFloat32>> constants,
      Operand<TInt64> noise,
      List<Op> statistics) {
    this.tf = tf;
    this.index = index;
    this.shape = shape;
    this.variables = variables;
    this.constants = constants;
    this.noise = noise;
    this.statistics = statistics;
  }

  /**
   * A place in inference whose parameters are constants.
   *
   * @param constants values in TensorFlow's layout by the name of the parameter
   */
  static LayerPlace frozen(
      Ops tf, int index, FeatureShape shape, Map<String, Operand<TFloat32>> constants) {
    return new LayerPlace(tf, index, shape, Map.of(), constants, null, List.of());
  }

  /** Where operations are added. */
  Ops tf() {
    return tf;
  }

  /** Whether the layer is added for training; otherwise for inference. */
  boolean training() {
    return noise != null;
  }

  /** Shape of one image's features at the layer's input. */
  FeatureShape shape() {
    return shape;
  }

  /** The place of a layer without variables, so many layers further, with the same shape. */
  LayerPlace behind(int layers) {
    return new LayerPlace(tf, index + layers, shape, Map.of(), noise, statistics);
  }

  /** One of the layer's variables. */
  Variable variable(String parameter) {
    return variables.get(parameter);
  }

  /** The value of one of the layer's parameters, in TensorFlow's layout. */
  Operand<TFloat32> read(String parameter) {
    Operand<TFloat32> constant = constants.get(parameter);
    return constant == null ? variables.get(parameter).read() : constant;
  }

  /** Has each training update set a running statistic to this value. */
  void updateStatistic(String parameter, Operand<TFloat32> value) {
    statistics.add(tf.assignVariableOp(variables.get(parameter).handle(), value));
  }

  /**
   * Seed [2] for this layer's stateless random operations: it differs from update to update and
   * from layer to layer.
   */
  Operand<TInt64> seed() {
    return tf.stack(List.of(noise, tf.constant((long) index)));
  }
}
