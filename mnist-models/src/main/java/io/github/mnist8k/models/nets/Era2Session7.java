package io.github.mnist8k.models.nets;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;

/** The six nets of ERA V2, session 7 ({@code era2-s7}): from 147,344 parameters to 6,750. */
public final class Era2Session7 {

  /** Seven convolutions, nothing else: 147,344 parameters. */
  public static Net step1() {
    return Net.of(
        new Conv2d(1, 16, 3),
        new Relu(),
        new Conv2d(16, 32, 3),
        new Relu(),
        new Conv2d(32, 32, 3),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(32, 32, 3),
        new Relu(),
        new Conv2d(32, 64, 3),
        new Relu(),
        new Conv2d(64, 128, 3),
        new Relu(),
        new Conv2d(128, 10, 5),
        new Flatten());
  }

  /**
   * Batch norm, at most 16 channels and average pooling: 10,616 parameters. It ends in 16 logits.
   */
  public static Net step2() {
    return Net.of(
        new Conv2d(1, 8, 3),
        new BatchNorm(8),
        new Relu(),
        new Conv2d(8, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new AvgPool(4),
        new Flatten());
  }

  /** Step 2 with dropout of 0.1: 10,616 parameters, 16 logits. */
  public static Net step3() {
    return Net.of(
        new Conv2d(1, 8, 3),
        new BatchNorm(8),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(8, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.1),
        new MaxPool(2, 2),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.1),
        new AvgPool(4),
        new Flatten());
  }

  /**
   * Seven padded and narrower convolutions, dropout of 0.1, a 1x1 convolution at the end: 8,172
   * parameters.
   */
  public static Net step4() {
    return sevenConvolutions(0.1);
  }

  /** The net of step 4 with dropout of 0.05: 8,172 parameters. */
  public static Net step5() {
    return sevenConvolutions(0.05);
  }

  private static Net sevenConvolutions(double dropout) {
    return Net.of(
        new Conv2d(1, 12, 3).padded(1),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new Conv2d(12, 12, 3).padded(1),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new MaxPool(2, 2),
        new Conv2d(12, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new Conv2d(12, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new Conv2d(12, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new Conv2d(12, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new Conv2d(12, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(dropout),
        new AvgPool(4),
        new Conv2d(12, 10, 1),
        new Flatten());
  }

  /** Ten channels up to the last layers, dropout of 0.05: 6,750 parameters. */
  public static Net step6() {
    return Net.of(
        new Conv2d(1, 10, 3).padded(1),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(10, 10, 3).padded(1),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new MaxPool(2, 2),
        new Conv2d(10, 10, 3),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(10, 10, 3),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(10, 10, 3),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(10, 10, 3),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(10, 20, 3),
        new BatchNorm(20),
        new Relu(),
        new Dropout(0.05),
        new AvgPool(4),
        new Conv2d(20, 10, 1),
        new Flatten());
  }

  private Era2Session7() {}
}
