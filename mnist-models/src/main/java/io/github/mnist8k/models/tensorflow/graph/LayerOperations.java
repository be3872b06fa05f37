package io.github.mnist8k.models.tensorflow.graph;

import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/** The operations of each layer: the one place where layers become TensorFlow's. */
final class LayerOperations {

  /**
   * Adds a layer to a graph.
   *
   * @param layer the layer
   * @param place where it is added, with its variables and the mode
   * @param input features [N, height, width, channels], or [N, features] after {@link Flatten}
   * @return the layer's output, in the same order of axes
   * @throws IllegalArgumentException for a batch norm in training, which needs the whole batch:
   *     {@link NormStage} adds it
   */
  static Operand<TFloat32> add(Layer layer, LayerPlace place, Operand<TFloat32> input) {
    if (layer instanceof Conv2d conv) {
      return convolution(conv, place, input);
    }
    if (layer instanceof Relu) {
      return place.tf().nn.relu(input);
    }
    if (layer instanceof BatchNorm norm && !place.training()) {
      return norm(norm, place, input);
    }
    if (layer instanceof MaxPool pool) {
      return MaxPoolOperations.add(pool, place, input);
    }
    if (layer instanceof AvgPool pool) {
      List<Long> window = List.of(1L, (long) pool.kernel(), (long) pool.kernel(), 1L);
      return place.tf().nn.avgPool(input, window, window, "VALID");
    }
    if (layer instanceof GlobalAvgPool) {
      var tf = place.tf();
      return tf.math.mean(input, tf.constant(new int[] {1, 2}), Mean.keepDims(true));
    }
    if (layer instanceof Dropout dropout) {
      return dropout(dropout, place, input);
    }
    if (layer instanceof Dropout2d dropout) {
      return dropout(dropout, place, input);
    }
    if (layer instanceof Flatten) {
      return flat(place, input);
    }
    if (layer instanceof Linear linear) {
      return linear(linear, place, input);
    }
    throw new IllegalArgumentException(
        layer
            + " has no operations for itself in "
            + (place.training() ? "training" : "inference"));
  }

  private static Operand<TFloat32> convolution(
      Conv2d conv, LayerPlace place, Operand<TFloat32> input) {
    var nn = place.tf().nn;
    var strides = List.of(1L, 1L, 1L, 1L);
    // TensorFlow's third form, explicit padding, has no gradient outside Python.
    Operand<TFloat32> output =
        nn.conv2d(input, place.read("weight"), strides, conv.padding() == 0 ? "VALID" : "SAME");
    return conv.bias() ? nn.biasAdd(output, place.read("bias")) : output;
  }

  /** By the running statistics. */
  private static Operand<TFloat32> norm(BatchNorm norm, LayerPlace place, Operand<TFloat32> input) {
    FusedBatchNorm<TFloat32, TFloat32> operation =
        place
            .tf()
            .nn
            .fusedBatchNorm(
                input,
                place.read("weight"),
                place.read("bias"),
                place.read("running_mean"),
                place.read("running_var"),
                FusedBatchNorm.epsilon((float) norm.eps()),
                FusedBatchNorm.isTraining(false));
    return operation.y();
  }

  private static Operand<TFloat32> dropout(
      Dropout dropout, LayerPlace place, Operand<TFloat32> input) {
    if (!place.training() || dropout.p() == 0) {
      return input;
    }
    var tf = place.tf();
    Operand<TFloat32> factors =
        DropoutMask.factors(place, input, place.shape().size(), dropout.p());
    return tf.math.mul(input, tf.reshape(factors, tf.shape(input)));
  }

  private static Operand<TFloat32> dropout(
      Dropout2d dropout, LayerPlace place, Operand<TFloat32> input) {
    if (!place.training() || dropout.p() == 0) {
      return input;
    }
    var tf = place.tf();
    int channels = place.shape().channels();
    Operand<TFloat32> factors = DropoutMask.factors(place, input, channels, dropout.p());
    return tf.math.mul(input, tf.reshape(factors, tf.array(-1, 1, 1, channels)));
  }

  private static Operand<TFloat32> flat(LayerPlace place, Operand<TFloat32> input) {
    var tf = place.tf();
    FeatureShape shape = place.shape();
    boolean ordered = shape.height() * shape.width() == 1;
    // The graph keeps channels last; PyTorch counts them first.
    Operand<TFloat32> channelsFirst =
        ordered ? input : tf.linalg.transpose(input, tf.constant(new int[] {0, 3, 1, 2}));
    return tf.reshape(channelsFirst, tf.constant(new int[] {-1, shape.size()}));
  }

  private static Operand<TFloat32> linear(
      Linear linear, LayerPlace place, Operand<TFloat32> input) {
    var tf = place.tf();
    var product = tf.linalg.matMul(input, place.read("weight"), MatMul.transposeB(true));
    return linear.bias() ? tf.nn.biasAdd(product, place.read("bias")) : product;
  }

  private LayerOperations() {}
}
