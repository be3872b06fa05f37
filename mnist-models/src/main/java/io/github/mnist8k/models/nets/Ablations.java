package io.github.mnist8k.models.nets;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;

/**
 * Published nets with one thing changed, to see what a source says of that thing. Both are variants
 * of {@link EraV4Assignment6#model1()}.
 */
public final class Ablations {

  /** Batch norm after each convolution but the last: 10,970 parameters. */
  public static Net withBatchNorm() {
    return Net.of(
        Conv2d.of(1, 10, 3),
        BatchNorm.of(10),
        new Relu(),
        Conv2d.of(10, 10, 3),
        BatchNorm.of(10),
        new Relu(),
        Conv2d.of(10, 20, 3),
        BatchNorm.of(20),
        new Relu(),
        new MaxPool(2, 2),
        Conv2d.of(20, 10, 1),
        BatchNorm.of(10),
        new Relu(),
        Conv2d.of(10, 10, 3),
        BatchNorm.of(10),
        new Relu(),
        Conv2d.of(10, 20, 3),
        BatchNorm.of(20),
        new Relu(),
        Conv2d.of(20, 10, 1),
        BatchNorm.of(10),
        new Relu(),
        Conv2d.of(10, 10, 7),
        new Flatten());
  }

  /** Global average pooling in place of the last relu and the 7x7 convolution: 5,890 parameters. */
  public static Net withGlobalPooling() {
    return Net.of(
        Conv2d.of(1, 10, 3),
        new Relu(),
        Conv2d.of(10, 10, 3),
        new Relu(),
        Conv2d.of(10, 20, 3),
        new Relu(),
        new MaxPool(2, 2),
        Conv2d.of(20, 10, 1),
        new Relu(),
        Conv2d.of(10, 10, 3),
        new Relu(),
        Conv2d.of(10, 20, 3),
        new Relu(),
        Conv2d.of(20, 10, 1),
        new AvgPool(7),
        new Flatten());
  }

  private Ablations() {}
}
