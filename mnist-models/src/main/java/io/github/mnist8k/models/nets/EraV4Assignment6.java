package io.github.mnist8k.models.nets;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;

/** The nets of ERA V4, assignment 6 ({@code erav4-a6}). */
public final class EraV4Assignment6 {

  /** Convolutions only, the last with a 7x7 kernel: 10,790 parameters. */
  public static Net model1() {
    return Net.of(
        new Conv2d(1, 10, 3),
        new Relu(),
        new Conv2d(10, 10, 3),
        new Relu(),
        new Conv2d(10, 20, 3),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(20, 10, 1),
        new Relu(),
        new Conv2d(10, 10, 3),
        new Relu(),
        new Conv2d(10, 20, 3),
        new Relu(),
        new Conv2d(20, 10, 1),
        new Relu(),
        new Conv2d(10, 10, 7),
        new Flatten());
  }

  /** Batch norm, dropout of 0.05 and average pooling: 6,124 parameters. */
  public static Net model2() {
    return Net.of(
        new Conv2d(1, 8, 3),
        new BatchNorm(8),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(8, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.05),
        new MaxPool(2, 2),
        new Conv2d(16, 8, 1),
        new BatchNorm(8),
        new Relu(),
        new Conv2d(8, 10, 3),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(10, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(16, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(16, 10, 1),
        new AvgPool(6),
        new Flatten());
  }

  /** One convolution more, pooling before the last 1x1 convolution: 6,136 parameters. */
  public static Net model3() {
    return Net.of(
        new Conv2d(1, 8, 3),
        new BatchNorm(8),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(8, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.05),
        new MaxPool(2, 2),
        new Conv2d(16, 8, 1),
        new BatchNorm(8),
        new Relu(),
        new Conv2d(8, 8, 3),
        new BatchNorm(8),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(8, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(12, 12, 3),
        new BatchNorm(12),
        new Relu(),
        new Dropout(0.05),
        new Conv2d(12, 16, 3),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.05),
        new AvgPool(4),
        new Conv2d(16, 10, 1),
        new Flatten());
  }

  private EraV4Assignment6() {}
}
