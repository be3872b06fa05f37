package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.text.Markdown;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Puts the verdicts of the {@link Rules} on the runs of one experiment into sentences with the
 * numbers in them. Over several seeds a sentence says in how many of them its rule holds.
 */
public final class Analysis {

  private static final int DECIMALS = 2;

  private final long parameters;
  private final int epochs;
  private final List<AccuracyCurve> runs;

  private Analysis(long parameters, int epochs, List<AccuracyCurve> runs) {
    this.parameters = parameters;
    this.epochs = epochs;
    this.runs = runs;
  }

  /**
   * The sentences for one run per seed; a rule that needs more epochs than a run has is left out.
   *
   * @param parameters number of trainable parameters of the net
   * @param epochs number of epochs of the recipe
   * @param runs one curve per seed
   */
  public static List<String> of(long parameters, int epochs, List<AccuracyCurve> runs) {
    Analysis analysis = new Analysis(parameters, epochs, runs);
    return Stream.of(
            analysis.guessing(),
            analysis.fit(),
            analysis.progress(),
            analysis.consistency(),
            analysis.target())
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  private String guessing() {
    if (guessers() == 0) {
      return "";
    }
    double[] accuracies = runs.stream().mapToDouble(AccuracyCurve::lastTest).toArray();
    return "Has learned nothing"
        + (runs.size() == 1 ? "" : " in " + seeds(guessers()))
        + ": "
        + range(accuracies, DECIMALS)
        + " % at the end, and guessing gives about 10 %; a lower learning rate may help.";
  }

  private String fit() {
    if (guessers() == runs.size()) {
      return ""; // it fits nothing, so it cannot overfit
    }
    double[] gaps = runs.stream().mapToDouble(run -> run.gap().orElseThrow()).toArray();
    long over = DoubleStream.of(gaps).filter(Rules::overfits).count();
    long harder = DoubleStream.of(gaps).filter(Rules::trainingIsHarder).count();
    String verdict = verdict("Overfits", "Does not overfit", over);
    if (harder > 0) {
      verdict += ", training is the harder task" + (runs.size() == 1 ? "" : " in " + harder);
    }
    return verdict + " (gap " + range(gaps, DECIMALS) + " points).";
  }

  private String progress() {
    double[] progress =
        runs.stream().map(Rules::progress).flatMapToDouble(OptionalDouble::stream).toArray();
    if (progress.length < runs.size()) {
      return "";
    }
    long improving = DoubleStream.of(progress).filter(Rules::stillImproving).count();
    return verdict("Still improving", "No longer improving", improving)
        + " (last "
        + Rules.PROGRESS_EPOCHS
        + " epochs against the "
        + Rules.PROGRESS_EPOCHS
        + " before: "
        + range(progress, DECIMALS)
        + " points).";
  }

  private String consistency() {
    if (runs.stream().anyMatch(run -> run.epochs().size() < Rules.HELD_EPOCHS)) {
      return "";
    }
    double[] held = runs.stream().mapToDouble(Rules::heldEpochs).toArray();
    double[] accuracies =
        runs.stream()
            .flatMap(run -> run.last(Rules.HELD_EPOCHS).stream())
            .mapToDouble(EpochAccuracy::test)
            .toArray();
    String goal = targetAccuracy();
    return verdict("Consistent at " + goal, "Not consistent at " + goal, accurate())
        + ": "
        + range(held, 0)
        + " of the last "
        + Rules.HELD_EPOCHS
        + " epochs at or over it ("
        + range(accuracies, DECIMALS)
        + ").";
  }

  private String target() {
    boolean fewParameters = Rules.fewParameters(parameters);
    boolean fewEpochs = Rules.fewEpochs(epochs);
    long met = fewParameters && fewEpochs ? accurate() : 0;
    return verdict("Target met", "Target not met", met)
        + ": "
        + targetAccuracy()
        + " held: "
        + (runs.size() == 1 ? yesOrNo(accurate() == 1) : "in " + seeds(accurate()))
        + "; "
        + Markdown.count(parameters)
        + " parameters (under "
        + Markdown.count(Rules.PARAMETER_LIMIT)
        + "): "
        + yesOrNo(fewParameters)
        + "; "
        + epochs
        + " epochs (at most "
        + Rules.EPOCH_LIMIT
        + "): "
        + yesOrNo(fewEpochs)
        + ".";
  }

  private long guessers() {
    return runs.stream().filter(Rules::guesses).count();
  }

  private long accurate() {
    return runs.stream().filter(Rules::holdsAccuracy).count();
  }

  private String verdict(String yes, String no, long holds) {
    if (runs.size() == 1) {
      return holds == 1 ? yes : no;
    }
    return yes + " in " + seeds(holds);
  }

  private String seeds(long holds) {
    return holds + " of " + runs.size() + " seeds";
  }

  private static String targetAccuracy() {
    return Markdown.number(Rules.TARGET_ACCURACY, DECIMALS) + " %";
  }

  private static String yesOrNo(boolean holds) {
    return holds ? "yes" : "no";
  }

  private static String range(double[] values, int decimals) {
    DoubleSummaryStatistics all = DoubleStream.of(values).summaryStatistics();
    String min = Markdown.number(all.getMin(), decimals);
    String max = Markdown.number(all.getMax(), decimals);
    return min.equals(max) ? min : min + " to " + max;
  }
}
