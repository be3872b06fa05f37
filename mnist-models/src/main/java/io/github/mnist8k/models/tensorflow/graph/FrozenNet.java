package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.FoldedNet;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A net in a graph whose weights are constants of the graph, which then needs no other file. */
public final class FrozenNet {

  /**
   * Adds a net to a graph.
   *
   * @param images normalised images [N, 28, 28, 1]
   * @return logits [N, classes] in inference
   */
  public static Operand<TFloat32> logits(Ops tf, FoldedNet folded, Operand<TFloat32> images) {
    List<FeatureShape> shapes = folded.net().shapes();
    Operand<TFloat32> features = images;
    for (int i = 0; i < folded.net().layers().size(); i++) {
      Map<String, Operand<TFloat32>> constants = new LinkedHashMap<>();
      folded
          .weights()
          .ofLayer(folded.net(), i)
          .forEach((name, value) -> constants.put(name, constant(tf, value)));
      var place = LayerPlace.frozen(tf, i, shapes.get(i), constants);
      features = LayerOperations.add(folded.net().layers().get(i), place, features);
    }
    return features;
  }

  /** In TensorFlow's layout: a convolution's weight [out, in, h, w] becomes [h, w, in, out]. */
  private static Operand<TFloat32> constant(Ops tf, FloatTensor value) {
    List<Integer> shape = value.shape();
    if (shape.size() != 4) {
      long[] sizes = shape.stream().mapToLong(Integer::longValue).toArray();
      return tf.constant(Shape.of(sizes), DataBuffers.of(value.values()));
    }
    int outputs = shape.get(0);
    int inputs = shape.get(1);
    int area = shape.get(2) * shape.get(3);
    FloatBuffer values = value.values();
    float[] turned = new float[value.size()];
    for (int out = 0; out < outputs; out++) {
      for (int in = 0; in < inputs; in++) {
        for (int tap = 0; tap < area; tap++) {
          turned[(tap * inputs + in) * outputs + out] =
              values.get((out * inputs + in) * area + tap);
        }
      }
    }
    return tf.constant(
        Shape.of(shape.get(2), shape.get(3), inputs, outputs), DataBuffers.of(turned));
  }

  private FrozenNet() {}
}
