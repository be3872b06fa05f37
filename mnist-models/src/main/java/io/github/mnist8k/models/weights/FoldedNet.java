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
    List<Map<String, FloatTensor>> values = new ArrayList<>();
    for (int i = 0; i < net.layers().size(); i++) {
      Layer layer = net.layers().get(i);
      Map<String, FloatTensor> own = weights.ofLayer(net, i);
      if (layer instanceof BatchNorm norm && i > 0 && net.layers().get(i - 1) instanceof Conv2d) {
        int last = layers.size() - 1;
        layers.set(last, ((Conv2d) layers.get(last)).withBias());
        values.set(last, folded(values.get(last), norm, own));
      } else if (!(layer instanceof Dropout || layer instanceof Dropout2d)) {
        layers.add(layer);
        values.add(own);
      }
    }
    return of(new Net(layers), values, weights.updates());
  }

  private static FoldedNet of(Net net, List<Map<String, FloatTensor>> values, long updates) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    for (int i = 0; i < values.size(); i++) {
      Map<String, FloatTensor> own = values.get(i);
      net.parameters(i).forEach((key, parameter) -> tensors.put(key, own.get(parameter.name())));
    }
    return new FoldedNet(net, new Weights(tensors, updates));
  }

  /**
   * The norm of w x + b is (scale w) x + norm of b, see {@link FixedNorm}.
   *
   * @param convolution weight and perhaps bias of the convolution
   * @param statistics parameters of the norm
   * @return weight and bias of both
   */
  private static Map<String, FloatTensor> folded(
      Map<String, FloatTensor> convolution, BatchNorm norm, Map<String, FloatTensor> statistics) {
    FloatTensor kernel = convolution.get("weight");
    FloatTensor bias = convolution.get("bias");
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
    return Map.of(
        "weight", new FloatTensor(kernel.shape(), kernels),
        "bias", new FloatTensor(List.of(norm.channels()), biases));
  }
}
