package io.github.mnist8k.models.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.FeatureShape;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The six nets have the published sizes; the numbers here are the sources', not computed by this
 * code.
 */
class Era2Session7Test {

  static Stream<Arguments> nets() {
    return Stream.of(
        Arguments.of("step1", Era2Session7.step1(), 147_344, 10_736_960, 28, 10),
        Arguments.of("step2", Era2Session7.step2(), 10_616, 1_209_888, 28, 16),
        Arguments.of("step3", Era2Session7.step3(), 10_616, 1_209_888, 28, 16),
        Arguments.of("step4", Era2Session7.step4(), 8_172, 1_567_416, 32, 10),
        Arguments.of("step5", Era2Session7.step5(), 8_172, 1_567_416, 32, 10),
        Arguments.of("step6", Era2Session7.step6(), 6_750, 1_114_760, 32, 10));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("nets")
  void sizesAreThePublishedOnes(
      String name,
      Net net,
      int parameters,
      long multiplyAccumulates,
      int receptiveField,
      int classes) {
    assertEquals(parameters, net.parameterCount(), "parameters");
    assertEquals(multiplyAccumulates, net.multiplyAccumulates(), "multiply-accumulates");
    assertEquals(receptiveField, net.receptiveField(), "receptive field");
    assertEquals(classes, net.classes(), "classes");
    assertEquals(FeatureShape.MNIST, net.shapes().get(0), "input");
  }
}
