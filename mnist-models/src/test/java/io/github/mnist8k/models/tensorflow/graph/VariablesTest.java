package io.github.mnist8k.models.tensorflow.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

class VariablesTest {

  private static final Net NET =
      Net.of(
          new Conv2d(1, 4, 3, 0, true), new Conv2d(4, 4, 3), new Flatten(), new Linear(2304, 10));

  @Test
  void valuesComeBackInPyTorchsLayoutAndEqualShapesStayApart() {
    var values = Weights.initial(NET, new SeedStream(1)).tensors();
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
      var variables = new NetGraph(Ops.create(graph), NET).variables();
      Variables.assign(session, variables, values);
      var read = Variables.read(session, variables);
      assertEquals(List.copyOf(values.keySet()), List.copyOf(read.keySet()));
      values.forEach((key, value) -> assertEquals(value.values(), read.get(key).values(), key));
    }
  }

  @Test
  void missingValueOrOtherShapeIsRefused() {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
      var variables = List.of(new Variable(Ops.create(graph), "0.bias", List.of(2)));
      assertRefused(session, variables, Map.of(), "found none");
      var three = new FloatTensor(List.of(3), new float[3]);
      assertRefused(session, variables, Map.of("0.bias", three), "found [3]");
    }
  }

  private static void assertRefused(
      Session session, List<Variable> variables, Map<String, FloatTensor> values, String found) {
    var refused =
        assertThrows(
            IllegalArgumentException.class, () -> Variables.assign(session, variables, values));
    assertEquals("variable 0.bias: expected a value of shape [2], " + found, refused.getMessage());
  }

  @Test
  void runningStatisticsAreNotTrained() {
    try (Graph graph = new Graph()) {
      Net net = Net.of(new Conv2d(1, 10, 28), new BatchNorm(10), new Flatten());
      var names = new NetGraph(Ops.create(graph), net).trainables().stream().map(Variable::name);
      assertEquals(List.of("0.weight", "1.weight", "1.bias"), names.toList());
    }
  }
}
