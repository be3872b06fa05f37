package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import org.junit.jupiter.api.Test;

class FlatLayersTest {

  /** The graph keeps channels last, so that they have to be brought forward here. */
  @Test
  void flattenCountsChannelsFirstThenRowsThenColumns() {
    float[] features = new float[2 * 2 * 2 * 3];
    for (int i = 0; i < features.length; i++) {
      features[i] = i;
    }
    assertArrayEquals(
        features, new OneLayer(new Flatten(), new FeatureShape(2, 2, 3)).infer(features));
  }

  @Test
  void linearMultipliesByRowsOfTheWeightAndAddsTheBias() {
    float[] output =
        new OneLayer(new Linear(3, 2), FeatureShape.flat(3))
            .with("weight", 1, 2, 3, 4, 5, 6)
            .with("bias", 0.5f, -1)
            .infer(1, 2, 3, /* second image */ 0, 0, 1);
    assertArrayEquals(new float[] {14.5f, 31, 3.5f, 5}, output);
  }

  @Test
  void linearWithoutBiasMultipliesOnly() {
    float[] output =
        new OneLayer(new Linear(3, 2, false), FeatureShape.flat(3))
            .with("weight", 1, 2, 3, 4, 5, 6)
            .infer(1, 2, 3);
    assertArrayEquals(new float[] {14, 32}, output);
  }
}
