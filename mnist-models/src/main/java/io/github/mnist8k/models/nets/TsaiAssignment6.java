package io.github.mnist8k.models.nets;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;

/** The nets of TSAI, assignment 6 ({@code tsai-a6}). */
public final class TsaiAssignment6 {

  /**
   * Two convolutions and two linear layers, without activation between the two: 37,926,326
   * parameters.
   */
  public static Net model1() {
    return Net.of(
        new Conv2d(1, 32, 3).withBias(),
        new Relu(),
        new Conv2d(32, 64, 3).withBias(),
        new Relu(),
        new Flatten(),
        new Linear(36864, 1028),
        new Linear(1028, 10));
  }

  /** Few channels and a 10x10 convolution in place of a linear layer: 12,006 parameters. */
  public static Net model2() {
    return Net.of(
        new Conv2d(1, 4, 3).withBias(),
        new BatchNorm(4),
        new Relu(),
        new Conv2d(4, 8, 3).withBias(),
        new BatchNorm(8),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(8, 16, 1).withBias(),
        new BatchNorm(16),
        new Relu(),
        new Conv2d(16, 10, 3).withBias(),
        new BatchNorm(10),
        new Relu(),
        new Conv2d(10, 10, 10),
        new Flatten());
  }

  /** Batch norm and ReLU up to the logits, then global average pooling: 7,598 parameters. */
  public static Net model3() {
    return Net.of(
        new Conv2d(1, 11, 3).withBias(),
        new BatchNorm(11),
        new Relu(),
        new Conv2d(11, 22, 3).withBias(),
        new BatchNorm(22),
        new Relu(),
        new MaxPool(2, 2),
        new Conv2d(22, 22, 1).withBias(),
        new BatchNorm(22),
        new Relu(),
        new Conv2d(22, 22, 3).withBias(),
        new BatchNorm(22),
        new Relu(),
        new Conv2d(22, 10, 1).withBias(),
        new BatchNorm(10),
        new Relu(),
        new GlobalAvgPool(),
        new Flatten());
  }

  private TsaiAssignment6() {}
}
