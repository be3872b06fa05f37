package io.github.mnist8k.reports.claims;

import static io.github.mnist8k.reports.claims.Outcome.DOES_NOT_HOLD;
import static io.github.mnist8k.reports.claims.Outcome.HOLDS;
import static io.github.mnist8k.reports.claims.Outcome.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of claim, judged by logs made by hand. */
class JudgeTest {

  private static final String NET = "a/net";
  private static final String OTHER = "a/other";

  private final Evidence evidence = new Evidence();

  /** A run whose training accuracy is above its test accuracies by a gap. */
  private static AccuracyCurve run(double gap, double... tests) {
    List<EpochAccuracy> epochs = new ArrayList<>();
    for (double test : tests) {
      epochs.add(new EpochAccuracy(test + gap, test));
    }
    return new AccuracyCurve(epochs);
  }

  private void add(String experiment, long seed, double... tests) {
    evidence.add(experiment, 1000, "vector", seed, run(0, tests));
  }

  /** Runs that end with these test accuracies, seed by seed. */
  private void addLast(String experiment, double... lasts) {
    for (int seed = 0; seed < lasts.length; seed++) {
      add(experiment, seed, 98, lasts[seed], lasts[seed], lasts[seed], lasts[seed], lasts[seed]);
    }
  }

  private Verdict judge(Rule rule) {
    return new Judge(evidence).on(new SourceClaim("a/net#x", "document", "does", NET, rule));
  }

  private static Rule better(Direction direction) {
    return new Rule.BetterThan(List.of(OTHER), Quantity.LAST_FIVE_TEST, direction);
  }

  @ParameterizedTest
  @CsvSource({"99.40, HOLDS", "99.46, HOLDS", "98.0, DOES_NOT_HOLD", "99.9, DOES_NOT_HOLD"})
  void figureHoldsWhereOneMoreRunWouldGiveIt(double value, Outcome expected) {
    addLast(NET, 99.36, 99.40, 99.44);
    Verdict verdict = judge(new Rule.Figure(Quantity.LAST_TEST, value));
    assertEquals(expected, verdict.outcome());
    assertEquals(3, verdict.seeds());
    assertEquals(99.40, verdict.findings().get(0).value(), 1e-9);
    // 99.40 ± t(2) 0.04 sqrt(4/3)
    assertEquals(
        99.40 - 4.302653 * 0.04 * Math.sqrt(4.0 / 3),
        verdict.findings().get(0).interval().orElseThrow().low(),
        1e-6);
  }

  @Test
  void figureOfRunsThatAreAllAlikeMayBeRounded() {
    addLast(NET, 99.40, 99.40, 99.40);
    assertEquals(HOLDS, judge(new Rule.Figure(Quantity.LAST_TEST, 99.4)).outcome());
    assertEquals(DOES_NOT_HOLD, judge(new Rule.Figure(Quantity.LAST_TEST, 99.41)).outcome());
  }

  @Test
  void twoSeedsDecideNothingAndAreShown() {
    addLast(NET, 99.40, 99.41);
    addLast(OTHER, 98.40, 98.41);
    Rule figure = new Rule.Figure(Quantity.LAST_TEST, 90);
    for (Rule rule : List.of(figure, better(Direction.HIGHER), new Rule.Overfits(0))) {
      Verdict verdict = judge(rule);
      assertEquals(OPEN, verdict.outcome());
      assertEquals(2, verdict.seeds());
    }
  }

  @Test
  void withoutRunsAllIsOpen() {
    for (SourceClaim claim : SourceClaim.all()) {
      Verdict verdict = new Judge(evidence).on(claim);
      assertEquals(OPEN, verdict.outcome());
      assertEquals(0, verdict.seeds());
      assertEquals(1, verdict.findings().size());
    }
  }

  @ParameterizedTest
  @CsvSource({"10, HOLDS", "9, HOLDS", "8, OPEN", "2, OPEN", "1, DOES_NOT_HOLD"})
  void mostSeedsDecideByWilsonsInterval(int reach, Outcome expected) {
    for (int seed = 0; seed < 10; seed++) {
      add(NET, seed, 99.0, seed < reach ? 99.4 : 99.39);
    }
    EpochSpan any = new EpochSpan(0, -1, 1);
    Verdict verdict = judge(new Rule.AtLeast(99.4, any));
    assertEquals(expected, verdict.outcome());
    assertEquals(10.0 * reach, verdict.findings().get(0).value(), 1e-9);
    Outcome contrary = expected == HOLDS ? DOES_NOT_HOLD : expected == OPEN ? OPEN : HOLDS;
    assertEquals(contrary, judge(new Rule.NotHeld(99.4, any)).outcome());
  }

  @Test
  void neverIsRefutedByOneSeed() {
    addLast(NET, 99.3, 99.35, 99.39, 99.1);
    assertEquals(HOLDS, judge(new Rule.Never(99.4)).outcome());
    add(NET, 9, 99.4, 99.0);
    Verdict verdict = judge(new Rule.Never(99.4));
    assertEquals(DOES_NOT_HOLD, verdict.outcome());
    assertEquals(20, verdict.findings().get(0).value(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"0.31, HOLDS, DOES_NOT_HOLD", "0.30, DOES_NOT_HOLD, HOLDS"})
  void overfittingIsMoreThanThreeTenths(double gap, Outcome overfits, Outcome doesNot) {
    for (int seed = 0; seed < 5; seed++) {
      evidence.add(NET, 1000, "vector", seed, run(gap, 99.0, 99.1));
    }
    assertEquals(overfits, judge(new Rule.Overfits(0)).outcome());
    assertEquals(doesNot, judge(new Rule.DoesNotOverfit(List.of())).outcome());
  }

  @Test
  void earlierEpochsDoNotCountWhereTheSourceSaysFromWhen() {
    for (int seed = 0; seed < 5; seed++) {
      var epochs = List.of(new EpochAccuracy(99.9, 99.0), new EpochAccuracy(99.2, 99.1));
      evidence.add(NET, 1000, "vector", seed, new AccuracyCurve(epochs));
    }
    assertEquals(HOLDS, judge(new Rule.Overfits(0)).outcome());
    assertEquals(DOES_NOT_HOLD, judge(new Rule.Overfits(1)).outcome());
  }

  @Test
  void waveringIsComparedToo() {
    for (int seed = 0; seed < 5; seed++) {
      double much = 0.3 + seed * 0.01;
      add(NET, seed, 99, 99 + much, 99, 99 + much, 99);
      add(OTHER, seed, 99, 99.01, 99, 99.01, 99);
    }
    Verdict verdict = judge(new Rule.DoesNotOverfit(List.of(OTHER)));
    assertEquals(HOLDS, verdict.outcome());
    assertEquals(2, verdict.findings().size());
    assertTrue(verdict.findings().get(1).value() > 0.1);
  }

  @ParameterizedTest
  @CsvSource({
    "0.20, HOLDS, DOES_NOT_HOLD, HOLDS",
    "-0.20, DOES_NOT_HOLD, HOLDS, DOES_NOT_HOLD",
    "0.00, DOES_NOT_HOLD, DOES_NOT_HOLD, HOLDS",
  })
  void differencesAreTakenSeedBySeed(
      double difference, Outcome higher, Outcome lower, Outcome notLower) {
    // Seeds vary by more than the difference, but both nets in the same way.
    double[] others = {98.0, 98.5, 99.0, 99.5};
    for (int seed = 0; seed < others.length; seed++) {
      add(OTHER, seed, others[seed]);
      add(NET, seed, others[seed] + difference + (seed % 2 == 0 ? 0.01 : -0.01));
    }
    assertEquals(higher, judge(better(Direction.HIGHER)).outcome());
    assertEquals(lower, judge(better(Direction.LOWER)).outcome());
    Verdict verdict = judge(better(Direction.NOT_LOWER));
    assertEquals(notLower, verdict.outcome());
    assertEquals(difference, verdict.findings().get(0).value(), 1e-9);
  }

  @ParameterizedTest
  @EnumSource(Direction.class)
  void differencesThatVaryTooMuchAreOpen(Direction direction) {
    addLast(OTHER, 99, 99, 99, 99);
    addLast(NET, 98.5, 99.4, 98.7, 99.5);
    assertEquals(OPEN, judge(better(direction)).outcome());
  }

  @Test
  void onlySeedsThatBothSidesHaveAreCompared() {
    addLast(NET, 99, 99.01, 99, 99.01, 99);
    addLast(OTHER, 98, 98.01, 98);
    assertEquals(3, judge(better(Direction.HIGHER)).seeds());
  }

  @Test
  void allOthersHaveToBeWorse() {
    addLast(NET, 99, 99.01, 99.02);
    addLast(OTHER, 98, 98.01, 98.02);
    addLast("a/best", 99.5, 99.51, 99.52);
    Rule rule =
        new Rule.BetterThan(List.of(OTHER, "a/best"), Quantity.LAST_FIVE_TEST, Direction.HIGHER);
    Verdict verdict = judge(rule);
    assertEquals(DOES_NOT_HOLD, verdict.outcome());
    assertEquals(2, verdict.findings().size());
  }

  @Test
  void ablationComparesTheVariantWithTheOriginal() {
    addLast(NET, 99, 99.01, 99.02);
    addLast(OTHER, 98, 98.01, 98.02);
    var lower = new Rule.Ablation(OTHER, Quantity.LAST_FIVE_TEST, Direction.LOWER, List.of());
    assertEquals(HOLDS, judge(lower).outcome());
    assertEquals(-1, judge(lower).findings().get(0).value(), 1e-9);
    var also = List.of(new Rule.Also(OTHER, NET, Direction.HIGHER));
    var both = new Rule.Ablation(OTHER, Quantity.LAST_FIVE_TEST, Direction.LOWER, also);
    assertEquals(DOES_NOT_HOLD, judge(both).outcome());
  }

  @Test
  void structureIsDecidedByTheParameters() {
    for (int seed = 0; seed < 3; seed++) {
      evidence.add(NET, 1000, "vector", seed, run(0, 99));
      evidence.add(OTHER, 400, "vector", seed, run(0, 98));
    }
    Verdict verdict = judge(new Rule.Structure(OTHER));
    assertEquals(HOLDS, verdict.outcome());
    assertEquals(-600, verdict.findings().get(0).value());
    assertEquals(-1, verdict.findings().get(1).value(), 1e-9);
  }

  @Test
  void theEngineWithMoreSeedsDecides() {
    addLast(NET, 99, 99, 99);
    evidence.add(NET, 1000, "tensorflow", 0, run(0, 90));
    Verdict verdict = judge(new Rule.Figure(Quantity.LAST_TEST, 99));
    assertEquals("vector", verdict.engine());
    assertEquals(3, verdict.seeds());
  }

  @Test
  void anAccuracyThatIsNeverReachedTakesOneEpochMoreThanThereAre() {
    assertEquals(1, Quantity.EPOCHS_TO_99.of(run(0, 99.0, 98)));
    assertEquals(3, Quantity.EPOCHS_TO_99.of(run(0, 98.99, 98)));
  }
}
