package io.github.mnist8k.reproduce.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.reproduce.PublishedExperiments;
import io.github.mnist8k.reproduce.PublishedRecipe;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every experiment is declared as published, and is found by its names. */
class ExperimentsTest {

  static final List<Experiment> ALL = Experiments.published();

  @Test
  void idsAreThoseOfThePublishedExperimentsInTheirOrder() {
    assertEquals(17, ALL.size());
    assertEquals(PublishedExperiments.ids(), ALL.stream().map(Experiment::id).toList());
    assertEquals(ALL.size(), ALL.stream().map(Experiment::id).distinct().count());
  }

  @ParameterizedTest
  @CsvSource({
    "tsai-a6/model1, 37926326",
    "tsai-a6/model2, 12006",
    "tsai-a6/model3, 7598",
    "erav4-a6/model1, 10790",
    "erav4-a6/model2, 6124",
    "erav4-a6/model3, 6136",
    "era-a6/model1, 16352",
    "s7/model0, 9954",
    "s7/model1, 8272",
    "s7/model2, 6778",
    "s7/model3, 7510",
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
    assertEquals(PublishedRecipe.of(published), experiment.recipe());
  }

  /** The facts sheet has the form of {@code --file}. */
  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void entryOfTheSheetCanBeReadAsItStands(Experiment experiment) {
    Experiment read = ExperimentJson.read(PublishedExperiments.get(experiment.id()));
    assertEquals(experiment.net(), read.net());
    assertEquals(experiment.recipe(), read.recipe());
    assertEquals(experiment.title(), read.title());
    assertEquals(experiment.published(), read.published());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ALL")
  void titleClaimAndSourceAreThePublishedOnes(Experiment experiment) {
    JsonNode published = PublishedExperiments.get(experiment.id());
    assertEquals(published.get("title").textValue(), experiment.title());
    assertEquals(Optional.of(PublishedExperiments.claim(published)), experiment.published());
    assertEquals(PublishedExperiments.source(published), experiment.source());
    assertFalse(experiment.target().isBlank());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "tsai-a6/model2 | source states its last epoch (98.82)",
        "tsai-a6/model3 | The schedule overrides the optimizer's learning rate",
        "erav4-a6/model1 | Optimizer inferred from the source",
        "erav4-a6/model2 | its optimizer is not recorded: SGD with rate 0.01 and momentum 0.9 is assumed",
        "erav4-a6/model2 | Left blank in the document, filled in by the same author later",
        "erav4-a6/model3 | Left blank in the document, filled in by the same author later",
        "era-a6/model1 | 20 epochs, numbered from 1 in the source",
        "era-a6/model1 | no training accuracy is published",
        "s7/model0 | The document speaks of four nets and describes three",
        "s7/model2 | Saturation and hue of the source's colour jitter change nothing",
        "s7/model3 | Saturation and hue of the source's colour jitter change nothing",
        "era2-s7/step2 | classes 10 to 15 exist and are never the label",
        "era2-s7/step3 | dropout rate is not published; 0.1 is assumed",
        "era2-s7/step4 | dropout rate is not published; 0.1 is assumed"
      })
  void notesSayWhatIsAssumedOrUnusual(String id, String note) {
    String notes = Experiments.byId(id).notes();
    assertTrue(notes.contains(note), notes);
  }

  @ParameterizedTest
  @CsvSource({
    "era2-s7, 3, era2-s7/step3",
    "tsai-a6, 2, tsai-a6/model2",
    "era-a6, 1, era-a6/model1",
    "s7, 0, s7/model0"
  })
  void stepOfAnAssignmentIsFoundByItsNumber(String assignment, int step, String id) {
    Experiment experiment = Experiments.step(assignment, step);
    assertEquals(id, experiment.id());
    assertEquals(assignment, experiment.assignment());
  }

  @ParameterizedTest
  @CsvSource({
    "era2-s7/stpe3, era2-s7/step3",
    "era2s7/step6, era2-s7/step6",
    "s7-model3, s7/model3",
    "era-a6/model2, era-a6/model1",
    "erav4a6/model2, erav4-a6/model2",
    "tsai-a6/modle2, tsai-a6/model2"
  })
  void unknownIdSuggestsTheNearest(String id, String nearest) {
    var e = assertThrows(UnknownExperimentException.class, () -> Experiments.byId(id));
    assertTrue(e.getMessage().contains("unknown experiment " + id), e.getMessage());
    assertTrue(e.getMessage().contains("the nearest is " + nearest + ";"), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "era2-s7, 0, era2-s7/step1",
    "era2-s7, 7, era2-s7/step6",
    "era2-s7, -2147483648, era2-s7/step1",
    "s7, 4, s7/model3",
    "tsai-a6, 0, tsai-a6/model1"
  })
  void unknownStepSuggestsTheNearest(String assignment, int step, String nearest) {
    var e =
        assertThrows(UnknownExperimentException.class, () -> Experiments.step(assignment, step));
    assertTrue(e.getMessage().endsWith("the nearest is " + nearest), e.getMessage());
  }
}
