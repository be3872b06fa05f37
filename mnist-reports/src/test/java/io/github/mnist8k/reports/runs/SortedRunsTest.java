package io.github.mnist8k.reports.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.mnist8k.reports.Fixtures;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SortedRunsTest {

  @Test
  void runsCutShortOrOnOtherDataNeverCountAsResults() {
    SortedRuns sorted = Fixtures.sorted(Fixtures.EXPERIMENTS, Fixtures.runs());

    assertEquals(
        List.of(0, 0, 2, 1),
        sorted.experiments().stream().map(experiment -> experiment.runs().size()).toList());
    assertEquals(
        List.of(
            Optional.of("1 of 6 epochs: not a result"),
            Optional.of("on synthetic digits: not comparable")),
        sorted.experiments().stream()
            .flatMap(experiment -> experiment.others().stream())
            .map(RunLog::whyNotAResult)
            .toList());
  }

  @Test
  void aRunCanLackBothReasonsToCount() {
    RunLog run = new RunLog(manifest("fashion", false, 7_510, Map.of()), List.of());

    assertEquals(
        Optional.of("0 of 6 epochs: not a result; on fashion: not comparable"),
        run.whyNotAResult());
  }

  @Test
  void aRunOfAnotherNetIsAFaultAndLeftOut() {
    RunLog run = new RunLog(manifest("mnist", false, 7_511, Map.of()), List.of());

    SortedRuns sorted = Fixtures.sorted(Fixtures.EXPERIMENTS, List.of(run));
    assertEquals(
        List.of(
            "results: s7/model3 seed 1: expected 7,510 parameters and 6 planned epochs,"
                + " found 7,511 parameters and 6 planned epochs; run it again"),
        sorted.faults());
    assertEquals(List.of(), sorted.experiments().get(3).others());
  }

  @Test
  void seedsWithAnotherRecipeAreNotMixedAndTheNewestCounts() {
    RunLog seed0 = Fixtures.runs().get(3);
    RunLog newer =
        new RunLog(
            manifest("mnist", true, 7_510, Map.of("optimizer", "adam")),
            seed0.epochs().stream().map(SortedRunsTest::asSeedOne).toList());

    SortedRuns sorted = Fixtures.sorted(Fixtures.EXPERIMENTS, List.of(seed0, newer));
    assertEquals(
        List.of(
            "results: s7/model3 seed 0: expected the net and the recipe of s7/model3 seed 1,"
                + " the newest, found others; run it again"),
        sorted.faults());
    assertEquals(List.of(newer), sorted.experiments().get(3).runs());
  }

  @Test
  void runsOfAnExperimentThatNobodyPublishedAreTheUsersOwn() {
    SortedRuns sorted = Fixtures.sorted(Fixtures.EXPERIMENTS.subList(0, 3), Fixtures.runs());

    assertEquals(
        List.of(List.of("s7/model3 seed 0", "s7/model3 seed 7")),
        sorted.own().stream().map(own -> own.all().stream().map(RunLog::name).toList()).toList());
    assertEquals(1, sorted.own().get(0).runs().size());
    assertEquals(List.of(), sorted.faults());
  }

  private static RunManifest manifest(
      String dataset, boolean complete, int parameters, Map<String, Object> recipe) {
    RunManifest template = Fixtures.runs().get(3).manifest();
    ObjectNode declaration = (ObjectNode) template.declaration();
    declaration.set("recipe", new ObjectMapper().valueToTree(recipe));
    return new RunManifest(
        declaration,
        template.engine(),
        1,
        new RunManifest.DatasetInfo(dataset, 60_000, 10_000, Map.of()),
        new RunManifest.NetInfo(template.net().fingerprint(), parameters),
        6,
        complete ? 6 : 0,
        complete,
        template.software(),
        template.machine(),
        template.performance(),
        "2030-01-01T00:00:00Z",
        template.finished(),
        0);
  }

  private static EpochRecord asSeedOne(EpochRecord epoch) {
    return new EpochRecord(
        epoch.experiment(),
        epoch.dataset(),
        1,
        epoch.epoch(),
        epoch.updates(),
        epoch.learningRate(),
        epoch.momentum(),
        epoch.trainLoss(),
        epoch.trainAccuracy(),
        epoch.testLoss(),
        epoch.testCorrect(),
        epoch.testAccuracy(),
        epoch.trainSeconds(),
        epoch.testSeconds());
  }
}
