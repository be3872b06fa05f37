package io.github.mnist8k.training.tensorflow;

import static io.github.mnist8k.training.Reference.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.nets.Era2Session7;
import io.github.mnist8k.models.nets.EraAssignment6;
import io.github.mnist8k.models.nets.EraV4Assignment6;
import io.github.mnist8k.models.nets.Session7;
import io.github.mnist8k.models.nets.TsaiAssignment6;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Reference;
import io.github.mnist8k.training.Update;
import io.github.mnist8k.training.recipe.Adam;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every net computes what PyTorch computes: inference, losses, gradients, and three updates. */
class PyTorchParityTest {

  private static final Normalization MNIST = new Normalization(0.1307, 0.3081);
  private static final int BATCH = 32;

  /**
   * Rounding decides the sign of an activation near zero (s7/model0 has one at 2.7e-7), and one
   * sign changes a gradient by 1 %; which way it falls depends on the processor. So a net may meet
   * its reference with any of several roundings: its weights as they are, or each moved by at most
   * the last bit. A mistake meets it with none.
   */
  private static final int ROUNDINGS = 16;

  static Stream<Arguments> nets() {
    var sgd = new Sgd(0.01, 0.9, 0);
    return Stream.of(
        Arguments.of("tsai-a6-model2", TsaiAssignment6.model2(), sgd),
        Arguments.of(
            "tsai-a6-model3", TsaiAssignment6.model3(), new Adam(0.003, 0.9, 0.999, 1e-8, 1e-4)),
        Arguments.of("erav4-a6-model1", EraV4Assignment6.model1(), sgd),
        Arguments.of("erav4-a6-model2", EraV4Assignment6.model2(), sgd),
        Arguments.of("erav4-a6-model3", EraV4Assignment6.model3(), new Sgd(0.02, 0.9, 0)),
        Arguments.of("era-a6-model1", EraAssignment6.model1(), sgd),
        Arguments.of("s7-model0", Session7.model0(), sgd),
        Arguments.of("s7-model1", Session7.model1(), sgd),
        Arguments.of("s7-model2", Session7.model2(), sgd),
        Arguments.of("s7-model3", Session7.model3(), new Adam(0.01, 0.9, 0.999, 1e-8, 0)),
        Arguments.of("era2-s7-step1", Era2Session7.step1(), sgd),
        Arguments.of("era2-s7-step2", Era2Session7.step2(), sgd),
        Arguments.of("era2-s7-step3", Era2Session7.step3(), sgd),
        Arguments.of("era2-s7-step4", Era2Session7.step4(), sgd),
        Arguments.of("era2-s7-step5", Era2Session7.step5(), sgd),
        Arguments.of("era2-s7-step6", Era2Session7.step6(), sgd));
  }

  /**
   * Distances between PyTorch's float32 reference and the same computation repeated by PyTorch in
   * float64, where they are more than the tolerance; 0 where they are less. Sums of the gradient
   * cancel; an activation is so near zero (5e-8) that rounding decides its sign; or, with Adam, a
   * bias before a batch norm, whose gradient is zero but for rounding, moves by the sign of that
   * rounding.
   *
   * @param gradients largest distance of the first update's gradients
   * @param updates largest distance of the weights after three updates
   */
  private record Rounding(double gradients, double updates) {}

  private static final Map<String, Rounding> ROUNDING =
      Map.of(
          "tsai-a6-model2", new Rounding(1.1e-4, 5.0e-3),
          "tsai-a6-model3", new Rounding(0, 3.2e-2),
          "erav4-a6-model3", new Rounding(1.3e-4, 0),
          "s7-model2", new Rounding(0, 1.8e-4),
          "s7-model3", new Rounding(0, 1.5e-1),
          "era2-s7-step6", new Rounding(0, 7.9e-4));

  /** Agreement can be asked no closer than twice what PyTorch agrees with itself. */
  private static double tolerance(String name, ToDoubleFunction<Rounding> part) {
    Rounding rounding = ROUNDING.getOrDefault(name, new Rounding(0, 0));
    return Math.max(Reference.TOLERANCE, 2 * part.applyAsDouble(rounding));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void inferenceGivesPyTorchsLogits(String name, Net net, Optimizer optimizer) throws IOException {
    Safetensors golden = Reference.read("net-" + name + ".safetensors");
    assertLogits(net, golden, "init.", "eval_logits");
    assertLogits(net, golden, "after.", "after_eval_logits");
  }

  private static void assertLogits(Net net, Safetensors golden, String weights, String logits)
      throws IOException {
    var values = Weights.of(weights, Reference.part(golden, weights), net);
    byte[] pixels = new byte[BATCH * ImageSet.PIXELS];
    Reference.inputs().pixels().get(pixels);
    try (var classifier = new DigitClassifier(net, values, MNIST, Execution.cpu(1))) {
      float[][] rows = classifier.logits(pixels);
      float[] flat = new float[BATCH * net.classes()];
      for (int i = 0; i < flat.length; i++) {
        flat[i] = rows[i / net.classes()][i % net.classes()];
      }
      var found = new FloatTensor(List.of(BATCH, net.classes()), flat);
      assertClose(logits, golden.tensors().get(logits).floats(), found, 0, Reference.TOLERANCE);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void threeUpdatesGivePyTorchsLossesGradientsAndWeights(String name, Net net, Optimizer optimizer)
      throws IOException {
    var failure = new AssertionError(name + " meets its reference with no rounding");
    for (int rounding = 0; rounding < ROUNDINGS; rounding++) {
      try {
        assertThreeUpdates(name, net, optimizer, rounding);
        return;
      } catch (AssertionError e) {
        failure.addSuppressed(e);
      }
    }
    throw failure;
  }

  private static void assertThreeUpdates(String name, Net net, Optimizer optimizer, int rounding)
      throws IOException {
    Safetensors golden = Reference.read("net-" + name + ".safetensors");
    FloatTensor losses = golden.tensors().get("train_losses").floats();
    ImageSet inputs = Reference.inputs();
    var data = new Dataset("reference", "test", inputs, inputs, Map.of());
    var recipe =
        new Recipe(BATCH, LastBatch.KEPT, 1, MNIST, List.of(), optimizer, new ConstantRate());
    var initial = Weights.of("init", Reference.part(golden, "init."), net).tensors();
    try (var graph = new TrainingGraph(withoutDropout(net), recipe, data, Execution.cpu(2))) {
      graph.restore(moved(initial, rounding), optimizer.initialSlots(net));
      for (int update = 0; update < 3; update++) {
        int[] rows = IntStream.range(update * BATCH, (update + 1) * BATCH).toArray();
        graph.update(List.of(new Update(rows, optimizer.rates(), 0, update + 1)));
        double loss = graph.takeTrainMetrics().loss();
        assertEquals(losses.get(update), loss, losses.get(update) * Reference.TOLERANCE, "loss");
        if (update == 0) {
          assertGradients(golden, optimizer, graph.slots(), tolerance(name, Rounding::gradients));
        }
      }
      var after = Weights.of("after", Reference.part(golden, "after."), net).tensors();
      var found = graph.weights();
      after.forEach(
          (key, value) ->
              assertClose(key, value, found.get(key), 0, tolerance(name, Rounding::updates)));
      double sum = golden.tensors().get("after_eval_loss_sum").floats().get(0);
      double bound = sum * tolerance(name, Rounding::updates);
      assertEquals(sum, graph.evaluate().lossSum(), bound, "test loss");
    }
  }

  /** The weights, each moved by one last bit up or down or left alone; all of them with seed 0. */
  private static Map<String, FloatTensor> moved(Map<String, FloatTensor> weights, int seed) {
    var random = new Random(seed);
    Map<String, FloatTensor> moved = new LinkedHashMap<>();
    weights.forEach(
        (key, tensor) -> {
          float[] values = new float[tensor.size()];
          for (int i = 0; i < values.length; i++) {
            int ulps = seed == 0 ? 0 : random.nextInt(3) - 1;
            values[i] = tensor.get(i) + ulps * Math.ulp(tensor.get(i));
          }
          moved.put(key, new FloatTensor(tensor.shape(), values));
        });
    return moved;
  }

  /**
   * After one update from zero, the momentum of SGD is the gradient, and Adam's mean a known share
   * of it. A gradient that is zero but for rounding, that of a bias before a batch norm, has no
   * digits to compare.
   */
  private static void assertGradients(
      Safetensors golden, Optimizer optimizer, Map<String, FloatTensor> slots, double tolerance) {
    var gradients = Reference.part(golden, "grad.").tensors();
    double largest =
        gradients.values().stream()
            .mapToDouble(gradient -> Reference.largest(gradient.floats()))
            .max()
            .orElseThrow();
    gradients.forEach(
        (key, value) -> {
          FloatTensor expected = value.floats();
          FloatTensor found = gradient(optimizer, slots, key);
          boolean zero = Reference.largest(expected) < 1e-4 * largest;
          assertClose("gradient of " + key, expected, found, zero ? largest : 0, tolerance);
        });
  }

  private static FloatTensor gradient(
      Optimizer optimizer, Map<String, FloatTensor> slots, String key) {
    if (optimizer instanceof Adam adam) {
      FloatTensor mean = slots.get(key + ".mean");
      float[] scaled = new float[mean.size()];
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] = (float) (mean.get(i) / (1 - adam.beta1()));
      }
      return new FloatTensor(mean.shape(), scaled);
    }
    return slots.get(key + ".momentum");
  }

  /** The references were made without dropout; a rate of 0 keeps the layers' numbers. */
  private static Net withoutDropout(Net net) {
    return new Net(
        Arrays.stream(net.layers().toArray(io.github.mnist8k.models.layers.Layer[]::new))
            .map(
                layer ->
                    layer instanceof Dropout || layer instanceof Dropout2d ? new Dropout(0) : layer)
            .toList());
  }
}
