package io.github.mnist8k.vector.stages;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive layers of a net that are computed as one: a product, then a relu, a batch norm, a
 * relu, a dropout and a pooling, in this order, each of them or none.
 *
 * @param input shape of the input, as the product counts it
 * @param product convolution or linear layer, or null
 * @param productIndex the product's place in the net
 * @param reluBefore whether a relu comes before the batch norm
 * @param norm batch norm, or null
 * @param normIndex the batch norm's place in the net
 * @param relu whether a relu comes after the batch norm
 * @param dropout {@link Dropout}, {@link Dropout2d}, or null
 * @param dropoutIndex the dropout's place in the net
 * @param pool {@link MaxPool}, {@link AvgPool}, {@link GlobalAvgPool}, or null
 */
record StageLayers(
    FeatureShape input,
    Layer product,
    int productIndex,
    boolean reluBefore,
    BatchNorm norm,
    int normIndex,
    boolean relu,
    Layer dropout,
    int dropoutIndex,
    Layer pool) {

  private static StageLayers empty(FeatureShape input) {
    return new StageLayers(input, null, -1, false, null, -1, false, null, -1, null);
  }

  /** Shape that the product gives. */
  FeatureShape made() {
    return product == null ? input : product.output(input);
  }

  /** Shape of the stage's output. */
  FeatureShape output() {
    return pool == null ? made() : pool.output(made());
  }

  /**
   * Cuts a net into stages, each as long as it can be.
   *
   * @throws IllegalArgumentException naming a layer that the engine does not know
   */
  static List<StageLayers> of(Net net) {
    List<StageLayers> stages = new ArrayList<>();
    StageLayers stage = empty(net.shapes().get(0));
    for (int i = 0; i < net.layers().size(); i++) {
      Layer layer = net.layers().get(i);
      FeatureShape shape = net.shapes().get(i);
      boolean beforeNorm =
          i + 1 < net.layers().size() && net.layers().get(i + 1) instanceof BatchNorm;
      boolean reshaped = !stage.output().equals(shape);
      if (reshaped || !stage.takes(layer, beforeNorm)) {
        stages.add(stage);
        stage = empty(shape);
      }
      stage = stage.with(i, layer, beforeNorm);
    }
    stages.add(stage);
    return List.copyOf(stages);
  }

  private boolean takes(Layer layer, boolean beforeNorm) {
    if (layer instanceof Flatten || isNothing(layer)) {
      return true;
    }
    if (pool != null) {
      return false;
    }
    if (layer instanceof Dropout || layer instanceof Dropout2d) {
      return dropout == null;
    }
    boolean untilNorm = dropout == null && !relu;
    if (layer instanceof Relu) {
      return beforeNorm ? untilNorm && norm == null && !reluBefore : untilNorm;
    }
    if (layer instanceof BatchNorm) {
      return untilNorm && norm == null;
    }
    if (layer instanceof Conv2d || layer instanceof Linear) {
      return untilNorm && norm == null && !reluBefore && product == null;
    }
    return true; // a pooling
  }

  private static boolean isNothing(Layer layer) {
    return layer instanceof Dropout dropout && dropout.p() == 0
        || layer instanceof Dropout2d dropout2d && dropout2d.p() == 0;
  }

  private StageLayers with(int index, Layer layer, boolean beforeNorm) {
    if (layer instanceof Flatten || isNothing(layer)) {
      return this;
    }
    if (layer instanceof Conv2d || layer instanceof Linear) {
      return new StageLayers(input, layer, index, false, null, -1, false, null, -1, null);
    }
    if (layer instanceof Relu) {
      return new StageLayers(
          input,
          product,
          productIndex,
          reluBefore || beforeNorm,
          norm,
          normIndex,
          !beforeNorm,
          null,
          -1,
          null);
    }
    if (layer instanceof BatchNorm batchNorm) {
      return new StageLayers(
          input, product, productIndex, reluBefore, batchNorm, index, false, null, -1, null);
    }
    if (layer instanceof Dropout || layer instanceof Dropout2d) {
      return new StageLayers(
          input, product, productIndex, reluBefore, norm, normIndex, relu, layer, index, null);
    }
    if (layer instanceof MaxPool || layer instanceof AvgPool || layer instanceof GlobalAvgPool) {
      return new StageLayers(
          input,
          product,
          productIndex,
          reluBefore,
          norm,
          normIndex,
          relu,
          dropout,
          dropoutIndex,
          layer);
    }
    throw new IllegalArgumentException(
        "layer "
            + index
            + ", "
            + layer
            + ": the vector engine does not know it; use another engine");
  }
}
