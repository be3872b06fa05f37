package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Relu;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A batch norm and the layers behind it that are computed with it.
 *
 * @param norm the batch norm
 * @param relu whether a relu follows
 * @param dropout probability of the dropout behind the relu; 0 without one
 * @param count number of layers, from 1 to 3
 */
record NormLayers(BatchNorm norm, boolean relu, double dropout, int count) {

  /** The batch norm at an index of a net, and what follows. */
  static NormLayers at(List<Layer> layers, int index) {
    var norm = (BatchNorm) layers.get(index);
    if (index + 1 >= layers.size() || !(layers.get(index + 1) instanceof Relu)) {
      return new NormLayers(norm, false, 0, 1);
    }
    if (index + 2 >= layers.size() || !(layers.get(index + 2) instanceof Dropout dropout)) {
      return new NormLayers(norm, true, 0, 2);
    }
    return new NormLayers(norm, true, dropout.p(), 3);
  }

  /** What relu and dropout leave of the norm's output, without the factor of what is kept. */
  Operand<TFloat32> activated(LayerPlace place, Operand<TFloat32> output) {
    if (!relu) {
      return output;
    }
    var tf = place.tf();
    Operand<TFloat32> positive = tf.nn.relu(output);
    if (dropout == 0) {
      return positive;
    }
    // Two layers behind the norm: there dropout draws as it would alone.
    var kept = DropoutMask.kept(place.behind(2), output, place.shape().size(), dropout);
    return tf.math.mul(positive, tf.reshape(kept, tf.shape(output)));
  }
}
