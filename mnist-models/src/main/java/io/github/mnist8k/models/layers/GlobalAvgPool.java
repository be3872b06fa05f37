package io.github.mnist8k.models.layers;

import io.github.mnist8k.models.tensorflow.graph.LayerPlace;
import org.tensorflow.Operand;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/** Mean of each channel over all positions, as {@code torch.nn.AdaptiveAvgPool2d(1)}. */
public record GlobalAvgPool() implements Layer {

  @Override
  public FeatureShape output(FeatureShape input) {
    return new FeatureShape(input.channels(), 1, 1);
  }

  @Override
  public Window window(FeatureShape input) {
    return new Window(Math.max(input.height(), input.width()), 1);
  }

  @Override
  public Operand<TFloat32> apply(LayerPlace graph, Operand<TFloat32> input) {
    var tf = graph.tf();
    return tf.math.mean(input, tf.constant(new int[] {1, 2}), Mean.keepDims(true));
  }
}
