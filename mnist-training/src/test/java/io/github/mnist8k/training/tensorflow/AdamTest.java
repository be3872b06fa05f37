package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.models.tensorflow.graph.Variables;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.Rates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

class AdamTest {

  /**
   * Against PyTorch's formula in double precision, with a learning rate and a beta1 that change at
   * every update.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1})
  void updatesFollowPyTorchsFormulaWithChangingRates(double weightDecay) {
    var adam = new Adam(0.01, 0.9, 0.99, 1e-3, weightDecay);
    double[] gradients = {0.5, -0.2, 0.1, 2};
    double weight = 1;
    double mean = 0;
    double square = 0;
    List<Double> expected = new ArrayList<>();
    for (int t = 1; t <= gradients.length; t++) {
      Rates rates = rates(t);
      double beta1 = rates.momentum();
      weight -= rates.learningRate() * weightDecay * weight;
      mean = beta1 * mean + (1 - beta1) * gradients[t - 1];
      square = 0.99 * square + 0.01 * gradients[t - 1] * gradients[t - 1];
      double root = Math.sqrt(square / (1 - Math.pow(0.99, t))) + 1e-3;
      weight -= rates.learningRate() / (1 - Math.pow(beta1, t)) * mean / root;
      expected.add(weight);
    }
    List<Double> found = run(adam, gradients);
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), found.get(i), 2e-6, "after update " + (i + 1));
    }
  }

  private static Rates rates(int t) {
    return new Rates(0.01 * t, 0.95 - 0.02 * t);
  }

  private static List<Double> run(Adam adam, double[] gradients) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      var rate = tf.placeholder(TFloat32.class);
      var beta1 = tf.placeholder(TFloat32.class);
      var number = tf.placeholder(TFloat64.class);
      var gradient = tf.placeholder(TFloat32.class);
      var variable = new Variable(tf, "weight", List.of(1));
      var optimizer = new OptimizerGraph(tf, rate, beta1, number);
      var update = optimizer.update(adam, variable, gradient);
      List<Double> weights = new ArrayList<>();
      try (Session session = new Session(graph)) {
        Variables.assign(
            session, List.of(variable), Map.of("weight", new FloatTensor(List.of(1), ones())));
        for (Variable slot : OptimizerGraph.slots(tf, adam, variable)) {
          Variables.assign(
              session,
              List.of(slot),
              Map.of(slot.name(), new FloatTensor(List.of(1), new float[1])));
        }
        for (int t = 1; t <= gradients.length; t++) {
          try (var r = TFloat32.scalarOf((float) rates(t).learningRate());
              var b = TFloat32.scalarOf((float) rates(t).momentum());
              var n = TFloat64.scalarOf(t);
              var g = TFloat32.vectorOf((float) gradients[t - 1])) {
            session
                .runner()
                .feed(rate, r)
                .feed(beta1, b)
                .feed(number, n)
                .feed(gradient, g)
                .addTarget(update)
                .run()
                .close();
          }
          float value = Variables.read(session, List.of(variable)).get("weight").get(0);
          weights.add((double) value);
        }
      }
      return weights;
    }
  }

  private static float[] ones() {
    return new float[] {1};
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Adam(0, 0.9, 0.999, 1e-8, 0));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.1, 1, 0.999, 1e-8, 0));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.1, 0.9, 1, 1e-8, 0));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.1, 0.9, 0.999, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Adam(0.1, 0.9, 0.999, 1e-8, -1));
  }
}
