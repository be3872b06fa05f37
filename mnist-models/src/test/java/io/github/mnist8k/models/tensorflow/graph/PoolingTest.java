package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.tensorflow.Sessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class PoolingTest {

  private static final FeatureShape ODD = new FeatureShape(1, 5, 5);

  /** 1 to 25, or all of them negative. */
  private static float[] count(int sign) {
    float[] values = new float[25];
    for (int i = 0; i < 25; i++) {
      values[i] = sign * (i + 1);
    }
    return values;
  }

  @Test
  void maxPoolDropsTheLastRowAndColumnOfAnOddSize() {
    assertArrayEquals(
        new float[] {7, 9, 17, 19}, new OneLayer(new MaxPool(2, 2), ODD).infer(count(1)));
  }

  @Test
  void windowsOfMaxPoolOverlapWhereTheStrideIsSmaller() {
    assertArrayEquals(
        new float[] {13, 15, 23, 25}, new OneLayer(new MaxPool(3, 2), ODD).infer(count(1)));
  }

  /** A border of zeros would win here. */
  @Test
  void maxPoolOfNegativeNumbersIsNegative() {
    assertArrayEquals(
        new float[] {-1, -3, -11, -13}, new OneLayer(new MaxPool(2, 2), ODD).infer(count(-1)));
  }

  @Test
  void avgPoolIsTheMeanOfEachWholeWindow() {
    assertArrayEquals(
        new float[] {4, 6, 14, 16}, new OneLayer(new AvgPool(2), ODD).infer(count(1)), 1e-6f);
  }

  @Test
  void windowsOfMaxPoolMayLeaveGaps() {
    assertArrayEquals(
        new float[] {7, 10, 22, 25}, new OneLayer(new MaxPool(2, 3), ODD).infer(count(1)));
  }

  /** A window as large as its input, and windows of one value. */
  @Test
  void poolingTakesTheSmallestInputs() {
    var one = new FeatureShape(2, 1, 1);
    assertArrayEquals(new float[] {-3, 4}, new OneLayer(new MaxPool(1, 1), one).infer(-3, 4));
    assertArrayEquals(new float[] {-3, 4}, new OneLayer(new MaxPool(1, 2), one).infer(-3, 4));
    assertArrayEquals(new float[] {-3, 4}, new OneLayer(new AvgPool(1), one).infer(-3, 4));
    assertArrayEquals(new float[] {-3, 4}, new OneLayer(new GlobalAvgPool(), one).infer(-3, 4));
    assertArrayEquals(new float[] {25}, new OneLayer(new MaxPool(5, 5), ODD).infer(count(1)));
  }

  @Test
  void poolingKeepsChannelsApart() {
    var shape = new FeatureShape(2, 2, 2);
    float[] features = {1, 2, 3, 4, 10, 20, 30, 60};
    assertArrayEquals(new float[] {4, 60}, new OneLayer(new MaxPool(2, 2), shape).infer(features));
    assertArrayEquals(new float[] {2.5f, 30}, new OneLayer(new AvgPool(2), shape).infer(features));
    assertArrayEquals(
        new float[] {2.5f, 30}, new OneLayer(new GlobalAvgPool(), shape).infer(features));
  }

  @Test
  void globalAvgPoolTakesImagesThatAreNotSquare() {
    assertArrayEquals(
        new float[] {2, 5},
        new OneLayer(new GlobalAvgPool(), new FeatureShape(2, 1, 3)).infer(1, 2, 3, 4, 5, 6),
        1e-6f);
  }

  @Test
  void reluKeepsPositiveNumbersOnly() {
    assertArrayEquals(
        new float[] {0, 0, 0.5f, 7},
        new OneLayer(new Relu(), new FeatureShape(1, 1, 4)).infer(-3, 0, 0.5f, 7));
  }

  /** Equal numbers in all pairs of places; after relu and dropout, zeros are often equal. */
  @Test
  void gradientOfMaxPoolGoesToTheFirstOfTheLargest() {
    assertArrayEquals(new float[] {1, 0, 0, 0}, gradientOfMaxPool(5, 5, 5, 5));
    assertArrayEquals(new float[] {0, 1, 0, 0}, gradientOfMaxPool(1, 5, 5, 5));
    assertArrayEquals(new float[] {0, 0, 1, 0}, gradientOfMaxPool(1, 2, 5, 5));
    assertArrayEquals(new float[] {0, 1, 0, 0}, gradientOfMaxPool(1, 5, 2, 5));
    assertArrayEquals(new float[] {1, 0, 0, 0}, gradientOfMaxPool(5, 1, 2, 5));
  }

  private static float[] gradientOfMaxPool(float... window) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var input = tf.constant(Shape.of(1, 2, 2, 1), DataBuffers.of(window));
      var place =
          new LayerPlace(tf, 0, new FeatureShape(1, 2, 2), Map.of(), null, new ArrayList<>());
      var output = LayerOperations.add(new MaxPool(2, 2), place, input);
      Operand<TFloat32> gradient = tf.gradients(output, List.of(input)).dy(0);
      try (Session session = new Session(graph, Sessions.config(Execution.cpu(1)));
          Result result = session.runner().fetch(gradient).run()) {
        float[] values = new float[4];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
        return values;
      }
    }
  }
}
