package io.github.mnist8k.training.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.mnist8k.data.RecordBuilder;
import io.github.mnist8k.data.augment.ColorJitter;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomAffine;
import io.github.mnist8k.data.augment.RandomRotation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A value is what its builder was given by name, and there are no defaults. */
class BuildersTest {

  private record Built(Record expected, RecordBuilder<?, ?> full, RecordBuilder<?, ?> empty) {

    @Override
    public String toString() {
      return expected.getClass().getSimpleName();
    }
  }

  private static final Normalization MNIST = new Normalization(0.1307, 0.3081);

  static final List<Built> ALL =
      List.of(
          new Built(
              new Sgd(0.1, 0.9, 0.001),
              Sgd.builder().weightDecay(0.001).momentum(0.9).learningRate(0.1),
              Sgd.builder()),
          new Built(
              new Adam(0.1, 0.9, 0.99, 1e-8, 0.01),
              Adam.builder().learningRate(0.1).beta1(0.9).beta2(0.99).eps(1e-8).weightDecay(0.01),
              Adam.builder()),
          new Built(
              new OneCycle(0.1, 0.3, 25, 1e4, 0.85, 0.95),
              OneCycle.builder()
                  .maxLearningRate(0.1)
                  .pctStart(0.3)
                  .divFactor(25)
                  .finalDivFactor(1e4)
                  .baseMomentum(0.85)
                  .maxMomentum(0.95),
              OneCycle.builder()),
          new Built(
              new ReduceOnPlateau(0.1, 2, 1e-4),
              ReduceOnPlateau.builder().factor(0.1).patience(2).threshold(1e-4),
              ReduceOnPlateau.builder()),
          new Built(
              new StepDecay(6, 0.1),
              StepDecay.builder().stepSize(6).gamma(0.1),
              StepDecay.builder()),
          new Built(
              new RandomAffine(7, 0.05, 0.01, 0.93, 1.07, 2, 1),
              RandomAffine.builder()
                  .degrees(7)
                  .translateX(0.05)
                  .translateY(0.01)
                  .scaleMin(0.93)
                  .scaleMax(1.07)
                  .shear(2)
                  .fill(1),
              RandomAffine.builder()),
          new Built(
              new RandomRotation(7, 1),
              RandomRotation.builder().degrees(7).fill(1),
              RandomRotation.builder()),
          new Built(
              new ColorJitter(0.1, 0.2),
              ColorJitter.builder().brightness(0.1).contrast(0.2),
              ColorJitter.builder()),
          new Built(
              new Recipe(
                  64,
                  LastBatch.KEPT,
                  15,
                  MNIST,
                  List.of(new RandomRotation(7, 1)),
                  new Sgd(0.1, 0.9, 0),
                  new ConstantRate()),
              Recipe.builder()
                  .batchSize(64)
                  .lastBatch(LastBatch.KEPT)
                  .epochs(15)
                  .normalization(MNIST)
                  .augmentation(new RandomRotation(7, 1))
                  .optimizer(new Sgd(0.1, 0.9, 0))
                  .schedule(new ConstantRate()),
              Recipe.builder()));

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void valueHasWhatItsBuilderWasGiven(Built built) {
    assertEquals(built.expected(), built.full().build());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void everyValueMustBeGiven(Built built) {
    String all =
        Arrays.stream(built.expected().getClass().getRecordComponents())
            .map(component -> component.getName())
            .collect(Collectors.joining(", "));
    var e = assertThrows(IllegalStateException.class, () -> built.empty().build());
    assertEquals(built + " needs every value, missing: " + all, e.getMessage());
  }

  @Test
  void onlyTheMissingValuesAreNamed() {
    var e =
        assertThrows(
            IllegalStateException.class,
            () -> Adam.builder().learningRate(0.1).beta2(0.99).eps(1e-8).build());
    assertEquals("Adam needs every value, missing: beta1, weightDecay", e.getMessage());
  }

  @Test
  void refusalsAreThoseOfTheRecord() {
    var builder = StepDecay.builder().stepSize(0).gamma(0.1);
    String expected =
        assertThrows(IllegalArgumentException.class, () -> new StepDecay(0, 0.1)).getMessage();
    assertEquals(
        expected, assertThrows(IllegalArgumentException.class, builder::build).getMessage());
  }

  @Test
  void nullIsRefusedByName() {
    var e = assertThrows(NullPointerException.class, () -> Recipe.builder().optimizer(null));
    assertEquals("optimizer", e.getMessage());
  }
}
