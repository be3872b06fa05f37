package io.github.mnist8k.training.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.mnist8k.training.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReduceOnPlateauTest {

  private static final Rates BASE = new Rates(0.01, 0.9);

  private static double rate(ReduceOnPlateau schedule, Double... losses) {
    return schedule.at(BASE, new RunPosition(0, 1, 15, List.of(losses))).learningRate();
  }

  @Test
  void ratesOfThePublishedRunAreReplayedFromItsLosses() throws IOException {
    var schedule = new ReduceOnPlateau(0.1, 2, 1e-4);
    List<String> lines = Files.readAllLines(Reference.path("schedule-s7-model3-plateau.csv"));
    List<Double> losses = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      double used = schedule.at(BASE, new RunPosition(0, 1, 15, losses)).learningRate();
      assertEquals(Double.parseDouble(cells[1]), used, 1e-9, "epoch " + cells[0]);
      losses.add(Double.parseDouble(cells[2]));
    }
    assertEquals(15, losses.size());
  }

  @Test
  void patienceIsTheNumberOfBadEpochsThatAreForgiven() {
    var schedule = new ReduceOnPlateau(0.1, 2, 0);
    assertEquals(0.01, rate(schedule, 1.0, 1.0, 1.0));
    assertEquals(0.001, rate(schedule, 1.0, 1.0, 1.0, 1.0), 1e-12);
    assertEquals(0.01, rate(schedule, 1.0, 1.0, 1.0, 0.9, 1.0, 1.0));
  }

  @Test
  void countingBeginsAnewAfterAChange() {
    var schedule = new ReduceOnPlateau(0.5, 0, 0);
    assertEquals(0.01 / 8, rate(schedule, 1.0, 2.0, 2.0, 2.0), 1e-12);
  }

  @Test
  void anImprovementBelowTheThresholdIsNone() {
    var schedule = new ReduceOnPlateau(0.1, 0, 0.01);
    assertEquals(0.001, rate(schedule, 1.0, 0.995), 1e-12);
    assertEquals(0.01, rate(schedule, 1.0, 0.985), 1e-12);
  }

  @Test
  void changesTooSmallToMatterAreNotMade() {
    var schedule = new ReduceOnPlateau(0.1, 0, 0);
    Double[] losses = new Double[20];
    java.util.Arrays.fill(losses, 1.0);
    // 0.01 is divided by ten until the change would be 1e-8 or less.
    assertEquals(1e-8, rate(schedule, losses), 1e-15);
  }
}
