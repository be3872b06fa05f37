package io.github.mnist8k.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetTest {

  private static final List<Layer> LAYERS =
      List.of(
          new Conv2d(1, 10, 9, 4, true),
          new BatchNorm(10),
          new Relu(),
          new Dropout(0.05),
          new MaxPool(2, 2),
          new AvgPool(7),
          new Flatten(),
          new Linear(40, 10));

  @Test
  void shapesFollowTheImageThroughTheNet() {
    var wide = new FeatureShape(10, 28, 28);
    assertEquals(
        List.of(
            FeatureShape.MNIST,
            wide,
            wide,
            wide,
            wide,
            new FeatureShape(10, 14, 14),
            new FeatureShape(10, 2, 2),
            FeatureShape.flat(40),
            FeatureShape.flat(10)),
        new Net(LAYERS).shapes());
  }

  @Test
  void sizesCountWeightsBiasesAndBatchNormButNoRunningStatistics() {
    var net = new Net(LAYERS);
    assertEquals((81 + 1) * 10 + 2 * 10 + (40 + 1) * 10, net.parameterCount());
    assertEquals(81 * 10 * 28 * 28 + 40 * 10, net.multiplyAccumulates());
    assertEquals(1 + 8 + 1 + 2 * 6, net.receptiveField());
  }

  @Test
  void receptiveFieldGrowsLayerByLayer() {
    // The linear layer sees all 28x28 pixels and 4 of padding on each side.
    assertEquals(List.of(9, 9, 9, 9, 10, 22, 22, 36), new Net(LAYERS).receptiveFields());
  }

  /** Nothing is left to see for the second linear layer, nor for a second flattening. */
  @Test
  void firstLinearLayerSeesTheWholeImage() {
    Net net =
        Net.of(
            new Conv2d(1, 2, 3),
            new Flatten(),
            new Flatten(),
            new Linear(1352, 20),
            new Linear(20, 10));
    assertEquals(List.of(3, 3, 3, 28, 28), net.receptiveFields());
    assertEquals(3, net.receptiveField());
  }

  @Test
  void poolingDropsTheRestAtTheBorder() {
    Net net = Net.of(new Conv2d(1, 10, 1), new MaxPool(3, 2), new AvgPool(5), new Flatten());
    assertEquals(new FeatureShape(10, 13, 13), net.shapes().get(2));
    assertEquals(new FeatureShape(10, 2, 2), net.shapes().get(3));
  }

  @Test
  void layerThatDoesNotFitIsNamedWithExpectedAndFound() {
    assertRefused(
        "layer 2, BatchNorm[channels=9, eps=1.0E-5, momentum=0.1]: expected 9 channels, found 8",
        new Conv2d(1, 8, 3),
        new Relu(),
        new BatchNorm(9),
        new Flatten());
    assertRefused(
        "layer 1, Conv2d[inChannels=16, outChannels=8, kernel=3, padding=0, bias=false]: "
            + "expected 16 channels, found 8",
        new Conv2d(1, 8, 3),
        new Conv2d(16, 8, 3),
        new Flatten());
    assertRefused(
        "layer 1, Linear[inFeatures=10, outFeatures=10, bias=true]: expected 10 flat features, found 784x1x1",
        new Flatten(),
        new Linear(10, 10));
    assertRefused(
        "layer 1, MaxPool[kernel=2, stride=2]: pooling window of 2 is larger than its input 10x1x1",
        new Conv2d(1, 10, 28),
        new MaxPool(2, 2),
        new Flatten());
    assertRefused(
        "layer 0, Conv2d[inChannels=1, outChannels=10, kernel=29, padding=0, bias=false]: "
            + "kernel 29 is larger than the input 28x28",
        new Conv2d(1, 10, 29),
        new Flatten());
  }

  @Test
  void whatIsMissingIsSaid() {
    assertRefused("a net has at least one layer, found none");
    assertRefused(
        "a net ends in flat features, as Flatten and Linear give them, found 3x1x1;"
            + " append new Flatten()",
        new Conv2d(1, 3, 28));
    var e = assertThrows(NullPointerException.class, () -> Net.of(new Conv2d(1, 3, 28), null));
    assertEquals("layer 1", e.getMessage());
  }

  private static void assertRefused(String message, Layer... layers) {
    var refused = assertThrows(IllegalArgumentException.class, () -> Net.of(layers));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void parametersHaveTheKeysOfPyTorchsStateDictInItsOrder() {
    var net = new Net(LAYERS);
    List<String> ofNorm = List.of("1.weight", "1.bias", "1.running_mean", "1.running_var");
    List<String> keys = new ArrayList<>(List.of("0.weight", "0.bias"));
    keys.addAll(ofNorm);
    keys.addAll(List.of("7.weight", "7.bias"));
    assertEquals(keys, List.copyOf(net.parameters().keySet()));
    assertEquals(ofNorm, List.copyOf(net.parameters(1).keySet()));
    assertEquals(List.of(10, 40), net.parameters().get("7.weight").shape());
  }

  static Stream<List<Layer>> endsThatAreNotFlat() {
    return Stream.of(
        List.of(new Conv2d(1, 10, 3)),
        // One number per class, but still with rows and columns in the graph: [N, 1, 1, 10].
        List.of(new Conv2d(1, 10, 28)),
        List.of(new Conv2d(1, 10, 3), new GlobalAvgPool()));
  }

  @Test
  void netHasTwoToAThousandClasses() {
    assertRefused(
        "a net has 2 to 1000 logits, one for each class, found 1",
        new Flatten(),
        new Linear(784, 1));
    assertRefused(
        "a net has 2 to 1000 logits, one for each class, found 1001",
        new Flatten(),
        new Linear(784, 1001));
    assertEquals(2, Net.of(new Flatten(), new Linear(784, 2)).classes());
    assertEquals(1000, Net.of(new Flatten(), new Linear(784, 1000)).classes());
  }

  static Stream<Layer> layersThatNeedRowsAndColumns() {
    return Stream.of(
        new Conv2d(784, 10, 1),
        new BatchNorm(784),
        new MaxPool(1, 1),
        new AvgPool(1),
        new GlobalAvgPool(),
        new Dropout2d(0.1));
  }

  /** PyTorch's modules for images refuse [N, features] too. */
  @ParameterizedTest
  @MethodSource("layersThatNeedRowsAndColumns")
  void layerForImagesIsRefusedBehindFlatten(Layer layer) {
    assertRefused(
        "layer 1, "
            + layer
            + ": expected features with rows and columns, found 784 flat ones, as Flatten and "
            + "Linear give them",
        new Flatten(),
        layer);
  }

  /** One number per channel, but with rows and columns: [N, 10, 1, 1] in PyTorch. */
  @Test
  void linearNeedsFlattenBeforeIt() {
    assertRefused(
        "layer 1, Linear[inFeatures=10, outFeatures=10, bias=true]: expected 10 flat features, found 10x1x1, "
            + "which Flatten would make flat",
        new Conv2d(1, 10, 28),
        new Linear(10, 10));
  }

  @Test
  void reluAndDropoutMayFollowFlatFeatures() {
    Net net = Net.of(new Flatten(), new Dropout(0.1), new Linear(784, 10), new Relu());
    assertEquals(FeatureShape.flat(10), net.shapes().get(4));
  }

  @Test
  void moreValuesThanAnArrayHoldsAreRefused() {
    assertRefused(
        "layer 0, Conv2d[inChannels=1, outChannels=100000000, kernel=1, padding=0, bias=false]: "
            + "features have at most 2147483647 values, found 100000000x28x28",
        new Conv2d(1, 100_000_000, 1),
        new Flatten());
  }

  @ParameterizedTest
  @MethodSource("endsThatAreNotFlat")
  void endThatIsNotFlatIsRefused(List<Layer> layers) {
    assertThrows(IllegalArgumentException.class, () -> new Net(layers));
  }

  @Test
  void layersOutsideTheirRangesAreRefused() {
    List<Runnable> layers =
        List.of(
            () -> new Conv2d(0, 1, 3),
            () -> new Conv2d(1, 0, 3),
            () -> new Conv2d(1, 1, 0),
            () -> new Conv2d(1, 1, 5).padded(1),
            () -> new Conv2d(1, 1, 2).padded(1),
            () -> new Conv2d(1, 1, 1).padded(-1),
            () -> new Conv2d(100_000, 100_000, 1),
            () -> new Linear(100_000, 100_000),
            () -> new FeatureShape(2, 1, 2, true),
            () -> new BatchNorm(0, 1e-5, 0.1),
            () -> new BatchNorm(1, 0, 0.1),
            () -> new BatchNorm(1, Double.NaN, 0.1),
            () -> new BatchNorm(1, 1e-5, 0),
            () -> new BatchNorm(1, 1e-5, 1),
            () -> new MaxPool(0, 1),
            () -> new MaxPool(1, 0),
            () -> new AvgPool(0),
            () -> new Dropout(-0.1),
            () -> new Dropout(1),
            () -> new Dropout(Double.NaN),
            () -> new Linear(0, 1),
            () -> new Linear(1, 0));
    for (int i = 0; i < layers.size(); i++) {
      assertThrows(IllegalArgumentException.class, layers.get(i)::run, "number " + i);
    }
  }
}
