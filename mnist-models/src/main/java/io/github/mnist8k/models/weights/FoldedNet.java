package io.github.mnist8k.models.weights;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Layer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A net for inference that is quicker than the trained one and gives the same logits, but for
 * rounding: a batch norm that follows a convolution is part of the convolution's weights, and
 * dropout is left out.
 *
 * @param net the smaller net
 * @param weights its weights
 */
public record FoldedNet(Net net, Weights weights) {

  /**
   * Folds a net.
   *
   * @throws IllegalArgumentException if the weights do not fit the net
   */
  public static FoldedNet of(Net net, Weights weights) {
    List<Layer> layers = new ArrayList<>();
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < net.layers().size(); i++) {
      Layer layer = net.layers().get(i);
      Map<String, FloatTensor> values = weights.ofLayer(i, layer);
      if (layer instanceof BatchNorm norm && i > 0 && net.layers().get(i - 1) instanceof Conv2d) {
        int last = layers.size() - 1;
        layers.set(last, ((Conv2d) layers.get(last)).withBias());
        fold(tensors, last, norm, values);
      } else if (!(layer instanceof Dropout || layer instanceof Dropout2d)) {
        int index = layers.size();
        layers.add(layer);
        values.forEach((name, value) -> tensors.put(index + "." + name, value));
      }
    }
    return new FoldedNet(new Net(layers), new Weights(tensors, weights.updates()));
  }

  /** The norm of w x + b is (scale w) x + norm of b. */
  private static void fold(
      Map<String, FloatTensor> tensors,
      int index,
      BatchNorm norm,
      Map<String, FloatTensor> statistics) {
    String weightKey = index + ".weight";
    String biasKey = index + ".bias";
    FloatTensor kernel = tensors.get(weightKey);
    FloatTensor bias = tensors.get(biasKey);
    float[] kernels = new float[kernel.size()];
    float[] biases = new float[norm.channels()];
    int perChannel = kernels.length / norm.channels();
    for (int c = 0; c < norm.channels(); c++) {
      FixedNorm fixed = FixedNorm.of(norm, statistics, c);
      for (int k = c * perChannel; k < (c + 1) * perChannel; k++) {
        kernels[k] = (float) (fixed.scale() * kernel.get(k));
      }
      biases[c] = (float) fixed.of(bias == null ? 0 : bias.get(c));
    }
    tensors.put(weightKey, new FloatTensor(kernel.shape(), kernels));
    tensors.put(biasKey, new FloatTensor(List.of(norm.channels()), biases));
  }
}
