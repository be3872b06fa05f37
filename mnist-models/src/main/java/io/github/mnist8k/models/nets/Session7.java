package io.github.mnist8k.models.nets;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;

/** The nets of Session 7 ({@code s7}). */
public final class Session7 {

  /** Batch norm after every convolution, the last included: 9,954 parameters. */
  public static Net model0() {
    return Net.of(
        new Conv2d(1, 8, 3).withBias(),
        new BatchNorm(8),
        new Relu(),
        new Conv2d(8, 16, 3).withBias(),
        new BatchNorm(16),
        new Relu(),
        new Conv2d(16, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(10, 20, 3).withBias(),
        new BatchNorm(20),
        new Relu(),
        new Conv2d(20, 16, 3).withBias(),
        new BatchNorm(16),
        new Relu(),
        new Conv2d(16, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new AvgPool(3),
        new Flatten());
  }

  /** Dropout of 0.01, no batch norm at the end: 8,272 parameters. */
  public static Net model1() {
    return Net.of(
        new Conv2d(1, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 8, 3).withBias(),
        new BatchNorm(8),
        new Relu(),
        new Dropout(0.01),
        new Conv2d(8, 8, 3).withBias(),
        new BatchNorm(8),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(8, 20, 3).withBias(),
        new BatchNorm(20),
        new Relu(),
        new Conv2d(20, 16, 3).withBias(),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.01),
        new Conv2d(16, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new AvgPool(3),
        new Flatten());
  }

  /** Ten channels, dropout of 0.1: 6,778 parameters. */
  public static Net model2() {
    return Net.of(
        new Conv2d(1, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 16, 3).withBias(),
        new BatchNorm(16),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(16, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new AvgPool(3),
        new Flatten());
  }

  /** Twenty channels in the fifth convolution: 7,510 parameters. */
  public static Net model3() {
    return Net.of(
        new Conv2d(1, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(10, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 20, 3).withBias(),
        new BatchNorm(20),
        new Relu(),
        new Dropout(0.1),
        new Conv2d(20, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 3).withBias(),
        new AvgPool(3),
        new Flatten());
  }

  private Session7() {}
}
