package io.github.mnist8k.models.layers;

import io.github.mnist8k.models.tensorflow.graph.LayerPlace;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** All features of an image in one row, channels first as {@code torch.nn.Flatten} orders them. */
public record Flatten() implements Layer {

  @Override
  public FeatureShape output(FeatureShape input) {
    return new FeatureShape(input.size(), 1, 1);
  }

  @Override
  public Operand<TFloat32> apply(LayerPlace graph, Operand<TFloat32> input) {
    var tf = graph.tf();
    FeatureShape shape = graph.shape();
    boolean ordered = shape.height() * shape.width() == 1;
    // The graph keeps channels last; PyTorch counts them first.
    Operand<TFloat32> channelsFirst =
        ordered ? input : tf.linalg.transpose(input, tf.constant(new int[] {0, 3, 1, 2}));
    return tf.reshape(channelsFirst, tf.constant(new int[] {-1, shape.size()}));
  }
}
