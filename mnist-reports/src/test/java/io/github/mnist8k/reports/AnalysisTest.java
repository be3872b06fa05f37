package io.github.mnist8k.reports;

import static io.github.mnist8k.reports.Fixtures.curve;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Claim;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalysisTest {

  private static final ReportedExperiment SMALL =
      Fixtures.experiment("s7/model3", "Model 3", 7_510, new Claim(99.71, 99.56));
  private static final ReportedExperiment LARGE =
      Fixtures.experiment("s7/model0", "Model 0", 9_954, new Claim(99.51, 99.46));

  private static final double[] GOOD = {99.40, 99.42, 99.41, 99.40, 99.42, 99.41};
  private static final double[] UNSTEADY = {98.00, 99.00, 99.30, 99.45, 99.39, 99.41};

  private static List<String> analysis(ReportedExperiment experiment, List<AccuracyCurve> runs) {
    return Analysis.of(experiment.parameters(), experiment.epochs(), runs);
  }

  @Test
  void oneSeedGetsPlainVerdicts() {
    assertEquals(
        List.of(
            "Overfits (gap 0.31 points).",
            "Still improving (last 3 epochs against the 3 before: 0.65 points).",
            "Not consistent at 99.40 %: 2 of the last 5 epochs at or over it (99.00 to 99.45).",
            "Target not met: 99.40 % held: no; 7,510 parameters (under 8,000): yes;"
                + " 6 epochs (at most 15): yes."),
        analysis(SMALL, List.of(curve(0.31, UNSTEADY))));
  }

  @Test
  void theTargetIsMetOnlyWithAllOfItsParts() {
    AccuracyCurve good = curve(-0.2, GOOD);

    assertEquals(
        List.of(
            "Does not overfit, training is the harder task (gap -0.20 points).",
            "No longer improving (last 3 epochs against the 3 before: 0.00 points).",
            "Consistent at 99.40 %: 5 of the last 5 epochs at or over it (99.40 to 99.42).",
            "Target met: 99.40 % held: yes; 7,510 parameters (under 8,000): yes;"
                + " 6 epochs (at most 15): yes."),
        analysis(SMALL, List.of(good)));
    assertEquals(
        "Target not met: 99.40 % held: yes; 9,954 parameters (under 8,000): no;"
            + " 6 epochs (at most 15): yes.",
        analysis(LARGE, List.of(good)).get(3));
  }

  @Test
  void aGapWithinTheLimitIsNoOverfitting() {
    assertEquals(
        "Does not overfit (gap 0.10 points).", analysis(SMALL, List.of(curve(0.1, GOOD))).get(0));
  }

  @Test
  void aNetThatGuessesHasLearnedNothingAndIsNotPraisedForItsGap() {
    AccuracyCurve guesses = curve(0.1, 9.8, 9.8);
    assertEquals(
        "Has learned nothing: 9.80 % at the end, and guessing gives about 10 %;"
            + " a lower learning rate may help.",
        analysis(SMALL, List.of(guesses)).get(0));
    assertTrue(analysis(SMALL, List.of(guesses)).get(1).startsWith("Target not met"));
    List<String> both = analysis(SMALL, List.of(guesses, curve(0.1, 99.0, 99.0)));
    assertTrue(
        both.get(0).startsWith("Has learned nothing in 1 of 2 seeds: 9.80 to 99.00 %"),
        both.get(0));
    assertTrue(both.get(1).startsWith("Overfits in 0 of 2 seeds"), both.get(1));
  }

  @Test
  void severalSeedsAreCounted() {
    assertEquals(
        List.of(
            "Overfits in 1 of 3 seeds, training is the harder task in 1 (gap -0.20 to 0.40 points).",
            "Still improving in 1 of 3 seeds"
                + " (last 3 epochs against the 3 before: 0.00 to 0.65 points).",
            "Consistent at 99.40 % in 2 of 3 seeds:"
                + " 2 to 5 of the last 5 epochs at or over it (99.00 to 99.45).",
            "Target met in 2 of 3 seeds: 99.40 % held: in 2 of 3 seeds;"
                + " 7,510 parameters (under 8,000): yes; 6 epochs (at most 15): yes."),
        analysis(SMALL, List.of(curve(0.4, UNSTEADY), curve(-0.2, GOOD), curve(0.1, GOOD))));
  }

  @Test
  void harderTrainingAloneIsNotReportedAsOverfitting() {
    assertEquals(
        "Overfits in 0 of 2 seeds, training is the harder task in 1 (gap -0.20 to 0.10 points).",
        analysis(SMALL, List.of(curve(-0.2, GOOD), curve(0.1, GOOD))).get(0));
  }

  @Test
  void rulesThatNeedMoreEpochsAreLeftOut() {
    assertEquals(2, analysis(SMALL, List.of(curve(0.1, 99.5, 99.5))).size());
  }

  /** The means differ by 0.0533 points, which is printed as 0.05: no more than the limit. */
  @Test
  void verdictOnProgressIsThatOfThePrintedNumber() {
    AccuracyCurve printedAsTheLimit = curve(0, 99.10, 99.20, 99.30, 99.15, 99.25, 99.36);

    assertEquals(
        "No longer improving (last 3 epochs against the 3 before: 0.05 points).",
        analysis(SMALL, List.of(printedAsTheLimit)).get(1));
    assertEquals(
        "Still improving in 0 of 2 seeds (last 3 epochs against the 3 before: 0.05 points).",
        analysis(SMALL, List.of(printedAsTheLimit, printedAsTheLimit)).get(1));
  }

  @Test
  void verdictOnTheGapIsThatOfThePrintedNumber() {
    assertEquals(
        "Does not overfit (gap 0.30 points).", analysis(SMALL, List.of(curve(0.30, GOOD))).get(0));
  }
}
