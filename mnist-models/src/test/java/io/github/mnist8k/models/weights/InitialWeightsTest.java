package io.github.mnist8k.models.weights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.nets.Era2Session7;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fresh weights are drawn as PyTorch draws them: uniform between minus and plus 1 / sqrt(inputs of
 * an output).
 */
class InitialWeightsTest {

  private static final Net NET =
      Net.of(
          new Conv2d(1, 40, 5, 2, true),
          new BatchNorm(40),
          new Conv2d(40, 30, 3),
          new GlobalAvgPool(),
          new Flatten(),
          new Linear(30, 300));

  private static Weights weights(long seed) {
    return Weights.initial(NET, new SeedStream(seed));
  }

  @Test
  void keysAndShapesAreThoseOfPyTorchsStateDict() {
    var tensors = weights(1).tensors();
    assertEquals(
        List.of(
            "0.weight",
            "0.bias",
            "1.weight",
            "1.bias",
            "1.running_mean",
            "1.running_var",
            "2.weight",
            "5.weight",
            "5.bias"),
        List.copyOf(tensors.keySet()));
    assertEquals(List.of(40, 1, 5, 5), tensors.get("0.weight").shape());
    assertEquals(List.of(300, 30), tensors.get("5.weight").shape());
    assertEquals(List.of(300), tensors.get("5.bias").shape());
  }

  @ParameterizedTest
  @CsvSource({"0.weight, 25", "2.weight, 360", "5.weight, 30", "5.bias, 30"})
  void drawsFillTheIntervalEvenly(String key, int inputs) {
    FloatTensor tensor = weights(7).tensors().get(key);
    double bound = 1 / Math.sqrt(inputs);
    int n = tensor.size();
    double sum = 0;
    double squares = 0;
    double min = Double.MAX_VALUE;
    double max = -Double.MAX_VALUE;
    for (int i = 0; i < n; i++) {
      double value = tensor.get(i);
      sum += value;
      squares += value * value;
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    assertTrue(min >= -bound && max <= bound, "outside: " + min + ", " + max);
    // The extreme of n draws stays further than 12 / n of the width from the end once in e^12
    // times.
    assertEquals(-bound, min, 2 * bound * 12 / n, "smallest");
    assertEquals(bound, max, 2 * bound * 12 / n, "largest");
    double variance = bound * bound / 3;
    assertEquals(0, sum / n, 5 * Math.sqrt(variance / n), "mean");
    // The square of a uniform number has a variance of 4/45 bound^4.
    assertEquals(variance, squares / n, 5 * bound * bound * Math.sqrt(4 / 45.0 / n), "variance");
  }

  @Test
  void biasOfAConvolutionHasTheBoundOfItsWeight() {
    FloatTensor bias = weights(7).tensors().get("0.bias");
    double largest = 0;
    for (int i = 0; i < bias.size(); i++) {
      largest = Math.max(largest, Math.abs(bias.get(i)));
    }
    assertTrue(largest <= 0.2 && largest > 0.2 * 0.7, "found " + largest);
  }

  @Test
  void batchNormStartsAsTheIdentity() {
    var tensors = weights(1).tensors();
    for (int i = 0; i < 40; i++) {
      assertEquals(1, tensors.get("1.weight").get(i));
      assertEquals(0, tensors.get("1.bias").get(i));
      assertEquals(0, tensors.get("1.running_mean").get(i));
      assertEquals(1, tensors.get("1.running_var").get(i));
    }
    assertEquals(0, weights(1).updates());
  }

  @Test
  void sameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
    var weights = weights(1).tensors();
    weights.forEach(
        (key, tensor) -> assertEquals(tensor.values(), weights(1).tensors().get(key).values()));
    assertNotEquals(
        weights.get("0.weight").values(), weights(2).tensors().get("0.weight").values());
  }

  @Test
  void layersOfEqualShapeGetDifferentWeights() {
    var tensors = Weights.initial(Era2Session7.step6(), new SeedStream(1)).tensors();
    assertEquals(tensors.get("9.weight").shape(), tensors.get("13.weight").shape());
    assertNotEquals(tensors.get("9.weight").values(), tensors.get("13.weight").values());
  }
}
