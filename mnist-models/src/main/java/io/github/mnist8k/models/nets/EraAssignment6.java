package io.github.mnist8k.models.nets;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;

/** The net of ERA V1, assignment 6 ({@code era-a6}). */
public final class EraAssignment6 {

  /** Convolution, ReLU, batch norm, dropout of whole channels: 16,352 parameters. */
  public static Net model1() {
    return Net.of(
        new Conv2d(1, 8, 3).padded(1),
        new Relu(),
        new BatchNorm(8),
        new Dropout2d(0.1),
        new Conv2d(8, 12, 3).padded(1),
        new Relu(),
        new BatchNorm(12),
        new Dropout2d(0.1),
        new MaxPool(2, 2),
        new Conv2d(12, 16, 3).padded(1),
        new Relu(),
        new BatchNorm(16),
        new Dropout2d(0.1),
        new Conv2d(16, 20, 3).padded(1),
        new Relu(),
        new BatchNorm(20),
        new Dropout2d(0.1),
        new MaxPool(2, 2),
        new Conv2d(20, 24, 3),
        new Relu(),
        new BatchNorm(24),
        new Conv2d(24, 28, 3),
        new Relu(),
        new Conv2d(28, 10, 1),
        new AvgPool(3),
        new Flatten());
  }

  private EraAssignment6() {}
}
