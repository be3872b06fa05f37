package io.github.mnist8k.training.tensorflow;

import static io.github.mnist8k.training.Reference.assertClose;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.EngineParity;
import io.github.mnist8k.training.Reference;
import io.github.mnist8k.training.recipe.Optimizer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every net computes what PyTorch computes, inference included. */
class PyTorchParityTest extends EngineParity {

  @Override
  protected Engine engine() {
    return new TensorFlowEngine();
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
    try (var classifier = new DigitClassifier(new Model(net, values, MNIST), Execution.cpu(1))) {
      float[][] rows = classifier.logits(pixels);
      float[] flat = new float[BATCH * net.classes()];
      for (int i = 0; i < flat.length; i++) {
        flat[i] = rows[i / net.classes()][i % net.classes()];
      }
      var found = new FloatTensor(List.of(BATCH, net.classes()), flat);
      assertClose(logits, golden.tensors().get(logits).floats(), found, 0, Reference.TOLERANCE);
    }
  }
}
