package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.weights.FloatTensor;
import org.junit.jupiter.api.Test;

/**
 * Two channels: the first holds 1, 2, 3, 6 (mean 3, squares sum to 14), the second 0, 0, 0, 4 (mean
 * 1, 12).
 */
class BatchNormTest {

  private static final float[] TWO_IMAGES = {1, 2, /* */ 0, 0, /* second image */ 3, 6, /* */ 0, 4};

  private static OneLayer layer(BatchNorm layer) {
    return new OneLayer(layer, new FeatureShape(2, 1, 2))
        .with("weight", 2, 3)
        .with("bias", 1, -1)
        .with("running_mean", 5, -5)
        .with("running_var", 7, 8);
  }

  private static float normalized(
      double x, double mean, double variance, double eps, double w, double b) {
    return (float) ((x - mean) / Math.sqrt(variance + eps) * w + b);
  }

  private static float[] normalized(double[] means, double[] variances, double eps) {
    float[] output = new float[TWO_IMAGES.length];
    for (int i = 0; i < output.length; i++) {
      int c = i / 2 % 2;
      output[i] = normalized(TWO_IMAGES[i], means[c], variances[c], eps, 2 + c, 1 - 2 * c);
    }
    return output;
  }

  @Test
  void trainingNormalisesByTheBatchsMeanAndBiasedVariance() {
    float[] expected = normalized(new double[] {3, 1}, new double[] {14 / 4.0, 12 / 4.0}, 1e-5);
    assertArrayEquals(expected, layer(new BatchNorm(2)).train(0, TWO_IMAGES).output(), 1e-5f);
  }

  @Test
  void runningStatisticsMoveByTheMomentumTowardsMeanAndUnbiasedVariance() {
    var variables = layer(new BatchNorm(2)).train(0, TWO_IMAGES).variables();
    assertValues(variables.get("running_mean"), 0.9 * 5 + 0.1 * 3, 0.9 * -5 + 0.1 * 1);
    assertValues(variables.get("running_var"), 0.9 * 7 + 0.1 * 14 / 3, 0.9 * 8 + 0.1 * 12 / 3);
    assertValues(variables.get("weight"), 2, 3);
    assertValues(variables.get("bias"), 1, -1);
  }

  @Test
  void anotherMomentumIsObeyed() {
    var variables = layer(new BatchNorm(2, 1e-5, 0.25)).train(0, TWO_IMAGES).variables();
    assertValues(variables.get("running_mean"), 0.75 * 5 + 0.25 * 3, 0.75 * -5 + 0.25 * 1);
  }

  @Test
  void inferenceNormalisesByTheRunningStatistics() {
    float[] expected = normalized(new double[] {5, -5}, new double[] {7, 8}, 1e-5);
    assertArrayEquals(expected, layer(new BatchNorm(2)).infer(TWO_IMAGES), 1e-5f);
  }

  @Test
  void epsIsAddedToTheVarianceBeforeTheRoot() {
    float[] expected = normalized(new double[] {5, -5}, new double[] {7, 8}, 2);
    assertArrayEquals(expected, layer(new BatchNorm(2, 2, 0.1)).infer(TWO_IMAGES), 1e-5f);
  }

  private static void assertValues(FloatTensor found, double first, double second) {
    assertArrayEquals(
        new float[] {(float) first, (float) second},
        new float[] {found.get(0), found.get(1)},
        1e-5f);
  }
}
