package io.github.mnist8k.exports;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.random.SplitMix64;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/** Weights that nobody trained and nothing is neutral in. */
final class RandomModel {

  /** Initial weights, but norms with parameters and statistics of their own. */
  static Weights weights(Net net) {
    SplitMix64 random = new SeedStream(5).generator("test");
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    Weights.initial(net, new SeedStream(1))
        .tensors()
        .forEach(
            (key, tensor) -> {
              boolean ofNorm = tensor.shape().size() == 1;
              tensors.put(key, ofNorm ? drawn(tensor, key, random) : tensor);
            });
    return new Weights(tensors, 3);
  }

  private static FloatTensor drawn(FloatTensor tensor, String key, SplitMix64 random) {
    boolean around0 = key.endsWith("bias") || key.endsWith("mean");
    float[] values = new float[tensor.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (around0 ? random.uniform(-0.3, 0.3) : random.uniform(0.5, 1.5));
    }
    return new FloatTensor(tensor.shape(), values);
  }

  private RandomModel() {}
}
