package io.github.mnist8k.reproduce.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.random.SplitMix64;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.digits.file.DigitsFile;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.layers.AvgPool;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.trained.DigitsExport;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A digits file says what TensorFlow's classifier says, for every net. */
class DigitsExportTest {

  /** The largest net would take seconds and shows nothing that the others do not. */
  private static final int MOST_PARAMETERS = 1_000_000;

  static Stream<Experiment> experiments() {
    return Experiments.published().stream()
        .filter(experiment -> experiment.net().parameterCount() < MOST_PARAMETERS);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void logitsAreThoseOfTensorFlow(Experiment experiment) {
    assertSameLogits(experiment, experiment.net());
  }

  /** Batch norms that no convolution can take in, and a linear layer. */
  @Test
  void otherOrdersOfLayers() {
    Net net =
        Net.of(
            new BatchNorm(1),
            new Conv2d(1, 5, 3).padded(1),
            new Relu(),
            new BatchNorm(5),
            new Dropout2d(0.5),
            new Conv2d(5, 7, 3).padded(1).withBias(),
            new MaxPool(3, 2),
            new BatchNorm(7),
            new Relu(),
            new AvgPool(5),
            new Flatten(),
            new Linear(28, 10));
    assertSameLogits(Experiments.byId("era2-s7/step5"), net);
  }

  private static void assertSameLogits(Experiment experiment, Net net) {
    var model = new Model(net, weights(net), experiment.recipe().normalization());
    Digits digits = Digits.of(DigitsExport.of(experiment.id(), model, ""));
    byte[] pixels = new byte[4 * Digits.PIXELS];
    new Random(1).nextBytes(pixels);
    float[][] expected;
    try (var classifier = new DigitClassifier(model, Execution.cpu(1))) {
      expected = classifier.logits(pixels);
    }
    for (int i = 0; i < expected.length; i++) {
      byte[] image = new byte[Digits.PIXELS];
      System.arraycopy(pixels, i * image.length, image, 0, image.length);
      float largest = 0;
      for (float logit : expected[i]) {
        largest = Math.max(largest, Math.abs(logit));
      }
      assertArrayEquals(expected[i], digits.logits(image), 1e-4f * largest);
    }
  }

  /** Initial weights with running statistics as if they had been trained. */
  private static Weights weights(Net net) {
    Map<String, FloatTensor> tensors = new LinkedHashMap<>();
    SplitMix64 random = new SeedStream(3).generator("test");
    Weights.initial(net, new SeedStream(3))
        .tensors()
        .forEach(
            (key, tensor) -> {
              float[] values = new float[tensor.size()];
              for (int i = 0; i < values.length; i++) {
                values[i] = tensor.get(i) + (float) random.uniform(0, 0.1);
              }
              tensors.put(key, new FloatTensor(tensor.shape(), values));
            });
    return new Weights(tensors, 7);
  }

  /** A net that changes needs its bundled file exported again. */
  @ParameterizedTest
  @ValueSource(strings = {"era2-s7/step5", "s7/model3"})
  void bundledFilesBelongToTheExperimentsNets(String id) throws IOException {
    String name = id.replace('/', '-') + ".digits";
    try (var in = Digits.class.getResourceAsStream(name)) {
      DigitsFile file = DigitsFile.read(in, name);
      assertEquals(id, file.experiment());
      assertEquals(NetJson.fingerprint(Experiments.byId(id).net()), file.fingerprint());
      assertTrue(file.description().contains("10000 test images"), file.description());
    }
  }
}
