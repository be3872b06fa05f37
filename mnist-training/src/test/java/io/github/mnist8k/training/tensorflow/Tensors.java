package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.models.weights.FloatTensor;
import java.util.Map;

/** Comparison of named tensors, bit for bit. */
public final class Tensors {

  public static void assertSame(Map<String, FloatTensor> expected, Map<String, FloatTensor> found) {
    assertEquals(expected.keySet(), found.keySet());
    expected.forEach(
        (key, tensor) -> {
          assertEquals(tensor.shape(), found.get(key).shape(), key);
          assertEquals(tensor.values(), found.get(key).values(), key);
        });
  }

  private Tensors() {}
}
