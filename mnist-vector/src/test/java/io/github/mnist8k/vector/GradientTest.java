package io.github.mnist8k.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.training.recipe.Rates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses against plain loops in double, and gradients against differences of such losses. */
class GradientTest {

  private static final int BATCH = 19; // a group of 16, and one of 3

  static Stream<Arguments> nets() {
    return Stream.of(
        Arguments.of(
            "norm, relu, overlapping pool, odd kernels, rest of a mean",
            Net.of(
                new Conv2d(1, 5, 5).withBias(),
                new BatchNorm(5),
                new Relu(),
                new MaxPool(3, 2),
                new Conv2d(5, 7, 3).padded(1),
                new Relu(),
                new BatchNorm(7),
                new AvgPool(2),
                new Conv2d(7, 10, 5),
                new Flatten())),
        Arguments.of(
            "no norm, pool of three, linear layers",
            Net.of(
                new Conv2d(1, 3, 3).withBias(),
                new Relu(),
                new MaxPool(3, 3),
                new Flatten(),
                new Linear(192, 11, false),
                new Relu(),
                new Linear(11, 10))),
        Arguments.of(
            "norm at the end, global pool, two norms in a row",
            Net.of(
                new AvgPool(3),
                new Conv2d(1, 6, 3),
                new BatchNorm(6),
                new BatchNorm(6),
                new Relu(),
                new Conv2d(6, 12, 1).withBias(),
                new BatchNorm(12),
                new GlobalAvgPool(),
                new Flatten())),
        Arguments.of(
            "product alone, norm before everything",
            Net.of(
                new BatchNorm(1),
                new MaxPool(4, 4),
                new Relu(),
                new Flatten(),
                new Linear(49, 10))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void lossAndGradientsAreThoseOfPlainLoops(String name, Net net) {
    Map<String, double[]> weights = new LinkedHashMap<>();
    var random = new Random(5);
    Map<String, FloatTensor> moved = new LinkedHashMap<>();
    Trainings.weights(net)
        .forEach(
            (key, tensor) -> {
              // Weights and biases of batch norms are to be no 0 and 1.
              float[] values = new float[tensor.size()];
              double[] exact = new double[values.length];
              for (int i = 0; i < values.length; i++) {
                values[i] = tensor.get(i) + 0.2f * random.nextFloat();
                exact[i] = values[i];
              }
              moved.put(key, new FloatTensor(tensor.shape(), values));
              weights.put(key, exact);
            });
    ImageSet images = Trainings.images(100);
    double[][] pixels = new double[BATCH][ImageSet.PIXELS];
    int[] labels = new int[BATCH];
    for (int n = 0; n < BATCH; n++) {
      byte[] image = images.image(n);
      labels[n] = images.label(n);
      for (int i = 0; i < image.length; i++) {
        pixels[n][i] = (Byte.toUnsignedInt(image[i]) / 255f - 0.1307f) / 0.3081f;
      }
    }
    try (VectorTraining training = Trainings.open(net, 40, List.of(), Trainings.SGD, 2)) {
      training.restore(moved, Trainings.freshSlots(training));
      training.update(List.of(Trainings.update(BATCH, new Rates(1e-6, 0), 1)));
      double loss = ScalarNet.loss(net, weights, pixels, labels);
      assertEquals(loss, training.takeTrainMetrics().loss(), 1e-5 * loss);
      training
          .slots()
          .forEach(
              (key, gradient) -> {
                double[] values = weights.get(key.replace(".momentum", ""));
                double largest = 0;
                for (int i = 0; i < gradient.size(); i++) {
                  largest = Math.max(largest, Math.abs(gradient.get(i)));
                }
                for (int i = 0; i < values.length; i += Math.max(1, values.length / 7)) {
                  double difference = 0;
                  for (int sign = -1; sign <= 1; sign += 2) {
                    double before = values[i];
                    values[i] += sign * 1e-6;
                    difference += sign * ScalarNet.loss(net, weights, pixels, labels) / 2e-6;
                    values[i] = before;
                  }
                  double bound = 2e-3 * largest + 1e-5;
                  assertEquals(difference, gradient.get(i), bound, key + " " + i);
                }
              });
    }
  }

  static Stream<Net> netsWithDropout() {
    return Stream.of(
        Net.of(
            new Conv2d(1, 6, 3),
            new BatchNorm(6),
            new Relu(),
            new Dropout(0.3),
            new MaxPool(2, 2),
            new Conv2d(6, 10, 13),
            new Flatten()),
        Net.of(
            new Conv2d(1, 6, 5),
            new Relu(),
            new BatchNorm(6),
            new Dropout2d(0.3),
            new Dropout(0.2),
            new AvgPool(4),
            new Conv2d(6, 10, 6),
            new Flatten()));
  }

  /** With the same seed an update drops the same values, so that its loss has a slope. */
  @ParameterizedTest
  @MethodSource("netsWithDropout")
  void gradientsBehindDropoutAreSlopesOfTheLoss(Net net) {
    var still = new Rates(1e-20, 0);
    Map<String, FloatTensor> weights = Trainings.weights(net);
    try (VectorTraining training = Trainings.open(net, BATCH, List.of(), Trainings.SGD, 1)) {
      training.update(List.of(Trainings.update(BATCH, still, 1)));
      FloatTensor gradient = training.slots().get("0.weight.momentum");
      double length = 0;
      for (int i = 0; i < gradient.size(); i++) {
        length += (double) gradient.get(i) * gradient.get(i);
      }
      double[] losses = new double[2];
      float step = 1e-3f / (float) Math.sqrt(length);
      for (int side = 0; side < 2; side++) {
        float[] values = new float[gradient.size()];
        for (int i = 0; i < values.length; i++) {
          values[i] = weights.get("0.weight").get(i) + (side == 0 ? -step : step) * gradient.get(i);
        }
        Map<String, FloatTensor> moved = new LinkedHashMap<>(weights);
        moved.put("0.weight", new FloatTensor(gradient.shape(), values));
        training.restore(moved, Trainings.freshSlots(training));
        training.takeTrainMetrics();
        training.update(List.of(Trainings.update(BATCH, still, 1)));
        losses[side] = training.takeTrainMetrics().loss();
      }
      double slope = (losses[1] - losses[0]) / (2 * step);
      assertEquals(length, slope, 0.02 * length);
    }
  }
}
