package io.github.mnist8k.training.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.Reference;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {

  private static final Rates BASE = new Rates(0.02, 0.9);

  /** The sources' schedules with the updates of an epoch: 60,000 images in batches of 64 or 128. */
  static Stream<Arguments> schedulesOfPyTorch() {
    var oneCycle = new OneCycle(0.1, 0.3, 25, 1e4, 0.85, 0.95);
    return Stream.of(
        Arguments.of("schedule-era2-s7-step5.csv", oneCycle, 938),
        Arguments.of("schedule-era2-s7-step6.csv", oneCycle, 469),
        Arguments.of(
            "schedule-tsai-a6-model3.csv", new OneCycle(0.03, 0.3, 20, 100, 0.85, 0.95), 938),
        Arguments.of("schedule-erav4-a6-model3.csv", new StepDecay(6, 0.1), 469));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("schedulesOfPyTorch")
  void ratesOfEveryListedUpdateArePyTorchs(String file, Schedule schedule, int updatesPerEpoch)
      throws IOException {
    var format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    try (CSVParser rows = CSVParser.parse(Reference.path(file), StandardCharsets.UTF_8, format)) {
      int count = 0;
      for (CSVRecord row : rows) {
        long update = Long.parseLong(row.get("update"));
        Rates rates = schedule.at(BASE, new RunPosition(update, updatesPerEpoch, 15, List.of()));
        assertClose(row, "learning_rate", rates.learningRate());
        assertClose(row, "momentum_or_beta1", rates.momentum());
        count++;
      }
      assertTrue(count > 100, "only " + count + " rows");
    }
  }

  private static void assertClose(CSVRecord row, String column, double found) {
    double expected = Double.parseDouble(row.get(column));
    assertEquals(expected, found, Math.max(1e-9, 1e-6 * expected), column + " of " + row);
  }

  @Test
  void constantRateKeepsTheOptimizersRates() {
    for (long update : List.of(0L, 1L, 999L)) {
      assertEquals(BASE, new ConstantRate().at(BASE, new RunPosition(update, 100, 10, List.of())));
    }
  }

  @Test
  void stepDecayChangesBetweenEpochsAndKeepsTheMomentum() {
    var schedule = new StepDecay(2, 0.5);
    double[] expected = {0.02, 0.02, 0.01, 0.01, 0.005, 0.005};
    for (int update = 0; update < 60; update++) {
      Rates rates = schedule.at(BASE, new RunPosition(update, 10, 6, List.of()));
      assertEquals(expected[update / 10], rates.learningRate(), 1e-15, "update " + update);
      assertEquals(0.9, rates.momentum());
    }
  }

  /** Math.cos and Math.pow may differ from these, in the last bits, from machine to machine. */
  @Test
  void ratesHaveTheSameBitsOnEveryMachine() {
    var cycle = new OneCycle(0.1, 0.3, 10, 1000, 0.85, 0.95);
    assertEquals(0.011423179889518395, at(cycle, 24).learningRate());
    assertEquals(0.08629582335766413, at(cycle, 468).learningRate());
    var position = new RunPosition(8, 1, 10, List.of());
    var decay = new StepDecay(1, 0.1).at(new Rates(1, 0), position);
    assertEquals(1.0000000000000004E-8, decay.learningRate());
  }

  private static Rates at(Schedule schedule, int update) {
    return schedule.at(BASE, new RunPosition(update, 1000, 1, List.of()));
  }

  /** 20 updates: up to update 0.3 * 20 - 1 = 5, down to update 19. */
  @Test
  void oneCycleTurnsAndEndsWhereItShould() {
    var schedule = new OneCycle(1, 0.3, 10, 100, 0.8, 0.9);
    assertRates(0.1, 0.9, schedule, 0);
    assertRates(1, 0.8, schedule, 5);
    assertRates((1 + 0.001) / 2, 0.85, schedule, 12);
    assertRates(0.001, 0.9, schedule, 19);
  }

  /** PyTorch divides by zero where the rise is one update long. */
  @ParameterizedTest
  @CsvSource({"0.5, 2, 1", "0.1, 10, 1", "0.25, 2, 2"})
  void oneCycleWithARiseOfOneUpdateBeginsAtTheHighestRate(
      double pctStart, int updatesPerEpoch, int epochs) {
    var schedule = new OneCycle(1, pctStart, 10, 100, 0.8, 0.9);
    int total = updatesPerEpoch * epochs;
    assertEquals(
        new Rates(1, 0.8),
        schedule.at(BASE, new RunPosition(0, updatesPerEpoch, epochs, List.of())));
    Rates last = schedule.at(BASE, new RunPosition(total - 1, updatesPerEpoch, epochs, List.of()));
    assertEquals(0.001, last.learningRate(), 1e-12);
    assertEquals(0.9, last.momentum(), 1e-12);
  }

  /** PyTorch's phases: the fall reaches from update 0.3 T - 1, before the first, to T - 1. */
  @Test
  void oneCycleTooShortToRiseBeginsBehindThePeak() {
    var schedule = new OneCycle(1, 0.3, 10, 100, 0.8, 0.9);
    Rates only = schedule.at(BASE, new RunPosition(0, 1, 1, List.of()));
    assertEquals(0.001, only.learningRate(), 1e-12);
    double share = 0.4 / 1.4;
    Rates first = schedule.at(BASE, new RunPosition(0, 2, 1, List.of()));
    double expected = 0.001 + (1 - 0.001) / 2 * (Math.cos(Math.PI * share) + 1);
    assertEquals(expected, first.learningRate(), 1e-12);
  }

  @Test
  void oneCycleIsFiniteForAnyShareAndLength() {
    for (int total = 1; total <= 60; total++) {
      for (int percent = 1; percent < 100; percent++) {
        var schedule = new OneCycle(0.1, percent / 100.0, 25, 1e4, 0.85, 0.95);
        for (int update = 0; update < total; update++) {
          Rates rates = schedule.at(BASE, new RunPosition(update, total, 1, List.of()));
          assertTrue(
              rates.learningRate() > 0 && rates.learningRate() <= 0.1 + 1e-12,
              percent + " % of " + total + ", update " + update + ": " + rates);
        }
      }
    }
  }

  private static void assertRates(double rate, double momentum, Schedule schedule, int update) {
    Rates rates = schedule.at(BASE, new RunPosition(update, 10, 2, List.of()));
    assertEquals(rate, rates.learningRate(), 1e-12, "rate of update " + update);
    assertEquals(momentum, rates.momentum(), 1e-12, "momentum of update " + update);
  }

  @Test
  void numbersOutsideTheirRangesAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new StepDecay(0, 0.1));
    assertThrows(IllegalArgumentException.class, () -> new StepDecay(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new OneCycle(0, 0.3, 25, 1e4, 0.85, 0.95));
    assertThrows(IllegalArgumentException.class, () -> new OneCycle(0.1, 0, 25, 1e4, 0.85, 0.95));
    assertThrows(IllegalArgumentException.class, () -> new OneCycle(0.1, 1, 25, 1e4, 0.85, 0.95));
    assertThrows(IllegalArgumentException.class, () -> new OneCycle(0.1, 0.3, 0, 1e4, 0.85, 0.95));
    assertThrows(IllegalArgumentException.class, () -> new OneCycle(0.1, 0.3, 25, 1e4, 0.85, 1));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void valuesThatAreNoFiniteNumbersAreRefused(double x) {
    List<Executable> wrong =
        List.of(
            () -> new StepDecay(1, x),
            () -> new ReduceOnPlateau(x, 1, 0),
            () -> new ReduceOnPlateau(0.1, 1, x),
            () -> new OneCycle(x, 0.3, 25, 1e4, 0.85, 0.95),
            () -> new OneCycle(0.1, x, 25, 1e4, 0.85, 0.95),
            () -> new OneCycle(0.1, 0.3, x, 1e4, 0.85, 0.95),
            () -> new OneCycle(0.1, 0.3, 25, x, 0.85, 0.95),
            () -> new OneCycle(0.1, 0.3, 25, 1e4, x, 0.95),
            () -> new OneCycle(0.1, 0.3, 25, 1e4, 0.85, x),
            () -> new Sgd(x, 0.9, 0),
            () -> new Sgd(0.1, x, 0),
            () -> new Sgd(0.1, 0.9, x),
            () -> new Adam(x, 0.9, 0.999, 1e-8, 0),
            () -> new Adam(0.1, x, 0.999, 1e-8, 0),
            () -> new Adam(0.1, 0.9, x, 1e-8, 0),
            () -> new Adam(0.1, 0.9, 0.999, x, 0),
            () -> new Adam(0.1, 0.9, 0.999, 1e-8, x));
    for (int i = 0; i < wrong.size(); i++) {
      assertThrows(IllegalArgumentException.class, wrong.get(i), "number " + i);
    }
  }
}
