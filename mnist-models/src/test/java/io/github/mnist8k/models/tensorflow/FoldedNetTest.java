package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.random.SplitMix64;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.tensorflow.graph.NetGraph;
import io.github.mnist8k.models.tensorflow.graph.Variables;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.FoldedNet;
import io.github.mnist8k.models.weights.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class FoldedNetTest {

  private static final Net NET =
      Net.of(
          new Conv2d(1, 4, 3).padded(1),
          new BatchNorm(4, 0.01, 0.1),
          new Relu(),
          new Dropout(0.5),
          new MaxPool(4, 4),
          new Conv2d(4, 6, 3).withBias(),
          new BatchNorm(6),
          new Dropout2d(0.5),
          new Relu(),
          new BatchNorm(6),
          new Conv2d(6, 10, 5),
          new Flatten());

  /** All values between 0.5 and 1.5, so that variances are positive and nothing is neutral. */
  private static Weights weights() {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    SplitMix64 random = new SeedStream(1).generator("test");
    Weights.initial(NET, new SeedStream(1))
        .tensors()
        .forEach(
            (key, tensor) -> {
              float[] values = new float[tensor.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.uniform(0.5, 1.5);
              }
              tensors.put(key, new FloatTensor(tensor.shape(), values));
            });
    return new Weights(tensors, 7);
  }

  private static float[] logits(Net net, Weights weights) {
    float[] images = new float[3 * 28 * 28];
    SplitMix64 random = new SeedStream(2).generator("test");
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) random.uniform(-1, 2);
    }
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var netGraph = new NetGraph(tf, net);
      var input = tf.constant(Shape.of(3, 28, 28, 1), DataBuffers.of(images));
      var logits = netGraph.inference(input);
      try (Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
        Variables.assign(session, netGraph.variables(), weights.tensors());
        try (Result result = session.runner().fetch(logits).run()) {
          float[] values = new float[3 * net.classes()];
          ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values, false, false));
          return values;
        }
      }
    }
  }

  /** Only a batch norm that follows its convolution at once can be folded into it. */
  @Test
  void batchNormAfterConvolutionAndDropoutAreGone() {
    var folded = FoldedNet.of(NET, weights());
    assertEquals(
        List.of(
            new Conv2d(1, 4, 3).padded(1).withBias(),
            new Relu(),
            new MaxPool(4, 4),
            new Conv2d(4, 6, 3).withBias(),
            new Relu(),
            new BatchNorm(6),
            new Conv2d(6, 10, 5),
            new Flatten()),
        folded.net().layers());
    assertEquals(7, folded.weights().updates());
  }

  @Test
  void logitsAreThoseOfTheTrainedNet() {
    float[] expected = logits(NET, weights());
    var folded = FoldedNet.of(NET, weights());
    float[] found = logits(folded.net(), folded.weights());
    float largest = 0;
    for (float logit : expected) {
      largest = Math.max(largest, Math.abs(logit));
    }
    assertArrayEquals(expected, found, 1e-5f * largest);
  }

  @Test
  void netWithNothingToFoldStays() {
    Net net = Net.of(new Conv2d(1, 10, 28), new Flatten());
    var weights = Weights.initial(net, new SeedStream(1));
    var folded = FoldedNet.of(net, weights);
    assertEquals(net, folded.net());
    assertSame(weights.tensors().get("0.weight"), folded.weights().tensors().get("0.weight"));
  }
}
