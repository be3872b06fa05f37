package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.SeedStream;
import io.github.mnist8k.data.SyntheticDigits;
import io.github.mnist8k.models.DigitClassifier;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.Weights;
import io.github.mnist8k.models.weights.FloatTensor;
import io.github.mnist8k.reports.Claim;
import io.github.mnist8k.reproduce.experiments.Experiment;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.TrainingRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every experiment is declared as published and can be trained. */
class ExperimentsTest {

  static final List<Experiment> ALL = Experiments.all();

  @Test
  void idsAreThoseOfThePublishedExperimentsInTheirOrder() {
    assertEquals(PublishedExperiments.ids(), ALL.stream().map(Experiment::id).toList());
    assertEquals(ALL.size(), ALL.stream().map(Experiment::id).distinct().count());
  }

  @ParameterizedTest
  @CsvSource({
    "era2-s7/step1, 147344",
    "era2-s7/step2, 10616",
    "era2-s7/step3, 10616",
    "era2-s7/step4, 8172",
    "era2-s7/step5, 8172",
    "era2-s7/step6, 6750"
  })
  void parameterCountIsThePublishedOne(String id, int parameters) {
    assertEquals(parameters, Experiments.byId(id).net().parameterCount());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void netIsThePublishedOne(Experiment experiment) {
    JsonNode published = PublishedExperiments.get(experiment.id());
    Net net = experiment.net();
    assertEquals(PublishedExperiments.layers(published), net.layers());
    assertEquals(published.get("parameters").intValue(), net.parameterCount());
    assertEquals(published.get("outputs").intValue(), net.classes());
    assertEquals(
        published.get("multiply_accumulates_per_image").longValue(), net.multiplyAccumulates());
    assertEquals(published.get("receptive_field").intValue(), net.receptiveField());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void recipeIsThePublishedOne(Experiment experiment) {
    JsonNode published = PublishedExperiments.get(experiment.id());
    assertEquals(PublishedExperiments.recipe(published.get("recipe")), experiment.recipe());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void titleClaimAndSourceAreThePublishedOnes(Experiment experiment) {
    JsonNode published = PublishedExperiments.get(experiment.id());
    assertEquals(published.get("title").textValue(), experiment.title());
    JsonNode figures = published.get("published");
    assertEquals(
        new Claim(figures.get("best_train").doubleValue(), figures.get("best_test").doubleValue()),
        experiment.claim());
    assertEquals(
        "https://github.com/"
            + published.get("source_repository").textValue()
            + "/blob/HEAD/"
            + published.get("source_path").textValue(),
        experiment.source());
    assertFalse(experiment.target().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"era2-s7/step3", "era2-s7/step4"})
  void notesSayThatTheDropoutRateIsAssumed(String id) {
    String notes = Experiments.byId(id).notes();
    assertTrue(notes.contains("dropout rate is not published; 0.1 is assumed"), notes);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void twoUpdatesChangeAllTrainableWeightsAndKeepThemFinite(Experiment experiment)
      throws IOException {
    int batch = experiment.recipe().batchSize();
    var data =
        new Dataset(
            "drawn",
            "test",
            SyntheticDigits.draw(2 * batch, 1),
            SyntheticDigits.draw(10, 2),
            Map.of());
    List<Integer> updates = new ArrayList<>();
    var counter =
        new RunListener() {
          @Override
          public void updated(int epoch, int update) {
            updates.add(update);
          }
        };
    Net net = experiment.net();
    var plan = new RunPlan(experiment.id(), net, experiment.recipe(), data, 0, 1, Execution.cpu(1));
    Weights after = new TrainingRun(plan, List.of(counter)).train(Optional.empty());

    assertEquals(List.of(1, 2), updates);
    Map<String, FloatTensor> before = Weights.initial(net, new SeedStream(0)).tensors();
    assertEquals(before.keySet(), after.tensors().keySet());
    after
        .tensors()
        .forEach(
            (key, tensor) -> {
              assertFalse(tensor.values().equals(before.get(key).values()), key + " is unchanged");
              for (int i = 0; i < tensor.size(); i++) {
                assertTrue(Float.isFinite(tensor.get(i)), key);
              }
            });
    try (var classifier =
        new DigitClassifier(net, after, experiment.recipe().normalization(), Execution.cpu(1))) {
      float[][] logits = classifier.logits(data.test().image(0));
      assertEquals(1, logits.length);
      assertEquals(net.classes(), logits[0].length);
    }
  }

  @Test
  void stepOfAnAssignmentIsFoundByItsNumber() {
    assertEquals("era2-s7/step3", Experiments.step("era2-s7", 3).id());
    assertEquals("era2-s7", Experiments.byId("era2-s7/step3").assignment());
  }

  @Test
  void assignmentHasItsStepsInOrder() {
    assertEquals(
        List.of(1, 2, 3, 4, 5, 6),
        Experiments.ofAssignment("era2-s7").stream().map(Experiment::step).toList());
  }

  @ParameterizedTest
  @CsvSource({"era2-s7/stpe3, era2-s7/step3", "era2s7/step6, era2-s7/step6"})
  void unknownIdSuggestsTheNearest(String id, String nearest) {
    var e = assertThrows(NoSuchElementException.class, () -> Experiments.byId(id));
    assertTrue(e.getMessage().contains(id), e.getMessage());
    assertTrue(e.getMessage().contains("the nearest is " + nearest), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"0, era2-s7/step1", "7, era2-s7/step6", "-2147483648, era2-s7/step1"})
  void unknownStepSuggestsTheNearest(int step, String nearest) {
    var e = assertThrows(NoSuchElementException.class, () -> Experiments.step("era2-s7", step));
    assertTrue(e.getMessage().contains("the nearest is " + nearest), e.getMessage());
  }
}
