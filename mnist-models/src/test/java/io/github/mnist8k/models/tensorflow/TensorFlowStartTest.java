package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: TensorFlow starts once in each. */
class TensorFlowStartTest {

  @TempDir Path folder;

  /** A program that uses the library and knows nothing of TensorFlow. */
  static final class Program {

    private static DigitClassifier classifier() {
      Net net = Net.of(new Conv2d(1, 10, 28), new Flatten());
      var weights = Weights.initial(net, new SeedStream(1));
      return new DigitClassifier(new Model(net, weights, Normalization.MNIST), Execution.cpu(1));
    }

    public static void main(String[] args) {
      for (int i = 0; i < 2; i++) {
        try (var classifier = classifier()) {
          System.out.println(classifier.logits(new byte[ImageSet.PIXELS])[0].length + " logits");
        } catch (IllegalStateException e) {
          System.out.println(e.getMessage());
        }
      }
      System.err.println("end");
    }

    private Program() {}
  }

  private ChildJvm child() {
    return new ChildJvm(folder);
  }

  @Test
  void tensorFlowWritesNothingAndStandardErrorIsThereAgain() throws Exception {
    var output = child().run(Program.class);
    assertEquals("10 logits\n10 logits\n", output.out());
    assertEquals("end\n", output.err());
  }

  @Test
  void userWhoAsksForTensorFlowsLinesSeesThem() throws Exception {
    var output = child().environment(Map.of("TF_CPP_MIN_LOG_LEVEL", "0")).run(Program.class);
    assertEquals("10 logits\n10 logits\n", output.out());
    assertTrue(output.err().contains("MLIR"), output.err());
  }

  /** Under Persian's digits TensorFlow Java's names of operations would be refused. */
  @Test
  void programRunsUnderALocaleWithOtherDigits() throws Exception {
    var output = child().with("-Duser.language=fa", "-Duser.country=IR").run(Program.class);
    assertEquals("10 logits\n10 logits\n", output.out());
    assertEquals("end\n", output.err());
  }

  /** JNA unpacks its library into the folder for temporary files. */
  @Test
  void withoutAccessToTheCLibraryTensorFlowRunsAllTheSame() throws Exception {
    var output = child().with("-Djava.io.tmpdir=" + folder.resolve("none")).run(Program.class);
    assertEquals("10 logits\n10 logits\n", output.out());
    assertTrue(output.err().endsWith("end\n"), output.err());
  }

  @Test
  void missingNativeLibraryIsNamedWithTheArtifactOfThisPlatform() throws Exception {
    var output =
        child()
            .classPath(jar -> !jar.matches("tensorflow-core-native-.*-(linux|macosx|windows).*"))
            .run(Program.class);
    assertEquals("end\n", output.err());
    assertEquals(2, output.out().lines().count(), output.out());
    for (String line : output.out().lines().toList()) {
      assertTrue(line.contains("tensorflow-core-native with classifier " + platform()), line);
    }
  }

  private static String platform() {
    String os = System.getProperty("os.name").startsWith("Mac") ? "macosx" : "linux";
    return os + "-" + (System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64");
  }
}
