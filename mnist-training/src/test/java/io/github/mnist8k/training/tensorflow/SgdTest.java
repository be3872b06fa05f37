package io.github.mnist8k.training.tensorflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.Sessions;
import io.github.mnist8k.models.tensorflow.graph.Variable;
import io.github.mnist8k.models.tensorflow.graph.Variables;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.recipe.Rates;
import io.github.mnist8k.training.recipe.Sgd;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Updates of two weights, 1 and -2, worked out by hand. */
class SgdTest {

  private static final List<String> KEYS = List.of("0.weight", "0.weight.momentum");

  /** One update of two weights and what is to follow: weights, then momenta. */
  private record Step(Rates rates, float[] gradient, float[] weights, float[] momenta) {

    static Step of(
        double rate, double momentum, float[] gradient, float[] weights, float[] momenta) {
      return new Step(new Rates(rate, momentum), gradient, weights, momenta);
    }
  }

  private static float[] two(double first, double second) {
    return new float[] {(float) first, (float) second};
  }

  private static void assertSteps(Sgd sgd, Step... steps) {
    try (Graph graph = new Graph();
        Session session = new Session(graph, Sessions.config(Execution.cpu(1)))) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> rate = tf.placeholder(TFloat32.class);
      Placeholder<TFloat32> momentum = tf.placeholder(TFloat32.class);
      Placeholder<TFloat32> gradient = tf.placeholder(TFloat32.class);
      var optimizer = new OptimizerGraph(tf, rate, momentum, tf.constant(1.0));
      var weight = new Variable(tf, KEYS.get(0), List.of(2));
      Op update = optimizer.update(sgd, weight, gradient);
      List<Variable> slots = OptimizerGraph.slots(tf, sgd, weight);
      assertEquals(List.of(KEYS.get(1)), slots.stream().map(Variable::name).toList());
      var variables = List.of(weight, slots.get(0));
      Variables.assign(
          session,
          variables,
          Map.of(
              KEYS.get(0), new FloatTensor(List.of(2), two(1, -2)),
              KEYS.get(1), new FloatTensor(List.of(2), two(0, 0))));
      for (Step step : steps) {
        try (TFloat32 r = TFloat32.scalarOf((float) step.rates().learningRate());
            TFloat32 m = TFloat32.scalarOf((float) step.rates().momentum());
            TFloat32 g = TFloat32.vectorOf(step.gradient())) {
          session
              .runner()
              .feed(rate, r)
              .feed(momentum, m)
              .feed(gradient, g)
              .addTarget(update)
              .run()
              .close();
        }
        var values = Variables.read(session, variables);
        assertArrayEquals(step.weights(), numbers(values.get(KEYS.get(0))), 1e-6f, "weights");
        assertArrayEquals(step.momenta(), numbers(values.get(KEYS.get(1))), 1e-6f, "momenta");
      }
    }
  }

  private static float[] numbers(FloatTensor tensor) {
    return new float[] {tensor.get(0), tensor.get(1)};
  }

  /**
   * The rate multiplies the momentum's sum, so that a change of the rate acts at once, as in
   * PyTorch.
   */
  @Test
  void momentumAddsUpGradientsAndTheRateMayChange() {
    assertSteps(
        new Sgd(0.1, 0.5, 0),
        Step.of(0.1, 0.5, two(2, -4), two(0.8, -1.6), two(2, -4)),
        Step.of(0.1, 0.5, two(1, 1), two(0.6, -1.5), two(2, -1)),
        Step.of(0.2, 0.9, two(0, 2), two(0.24, -1.72), two(1.8, 1.1)));
  }

  @Test
  void weightDecayIsAddedToTheGradientBeforeTheMomentum() {
    assertSteps(
        new Sgd(0.1, 0.5, 0.5),
        Step.of(0.1, 0.5, two(2, -4), two(0.75, -1.5), two(2.5, -5)),
        Step.of(0.1, 0.5, two(1, 1), two(0.4875, -1.275), two(2.625, -2.25)),
        Step.of(0.1, 0.5, two(0, 0), two(0.331875, -1.09875), two(1.55625, -1.7625)));
  }

  @Test
  void withoutMomentumItIsPlainGradientDescent() {
    assertSteps(
        new Sgd(0.1, 0, 0),
        Step.of(0.1, 0, two(2, -4), two(0.8, -1.6), two(2, -4)),
        Step.of(0.1, 0, two(1, 1), two(0.7, -1.7), two(1, 1)),
        Step.of(0.1, 0, two(0, 0), two(0.7, -1.7), two(0, 0)));
  }

  @Test
  void ratesAreThoseGiven() {
    assertEquals(new Rates(0.01, 0.9), new Sgd(0.01, 0.9, 0).rates());
  }

  @Test
  void numbersOutsideTheirRangesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0, 0.9, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(Double.NaN, 0.9, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, -0.1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Sgd(0.1, 0.9, -1));
  }
}
