package io.github.mnist8k.reports;

import io.github.mnist8k.reports.claims.Outcome;
import io.github.mnist8k.reports.claims.Rule;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the runs show, in a few sentences with the numbers in them. */
final class Findings {

  private static final int FEWEST_SEEDS = 3;

  private Findings() {}

  /** A list of sentences; those that need several seeds of an experiment are left out without. */
  static String of(List<ExperimentRuns> experiments, List<Verdict> verdicts) {
    List<String> sentences = new ArrayList<>();
    sentences.add(claims(verdicts));
    sentences.add(figures(verdicts));
    List<ExperimentRuns> several =
        experiments.stream().filter(results -> results.leading().size() >= FEWEST_SEEDS).toList();
    best(several).ifPresent(sentences::add);
    if (!several.isEmpty()) {
      sentences.add(picking(several));
      sentences.add(seeds(several));
    }
    StringBuilder list = new StringBuilder();
    sentences.forEach(sentence -> list.append("- ").append(sentence).append("\n"));
    return list.toString();
  }

  private static String claims(List<Verdict> verdicts) {
    return "The sources make "
        + verdicts.size()
        + " claims that runs can decide ([all verdicts](docs/claims.md)); holding: "
        + Verdict.count(verdicts, Outcome.HOLDS)
        + ", not holding: "
        + Verdict.count(verdicts, Outcome.DOES_NOT_HOLD)
        + ", open: "
        + Verdict.count(verdicts, Outcome.OPEN)
        + ".";
  }

  private static String figures(List<Verdict> verdicts) {
    List<Verdict> figures =
        verdicts.stream().filter(verdict -> verdict.claim().rule() instanceof Rule.Figure).toList();
    return figures.size()
        + " of them are accuracies; such as another run of the same recipe gives: "
        + Verdict.count(figures, Outcome.HOLDS)
        + ", not such: "
        + Verdict.count(figures, Outcome.DOES_NOT_HOLD)
        + ".";
  }

  private static Optional<String> best(List<ExperimentRuns> several) {
    Predicate<ExperimentRuns> allowed =
        results ->
            Rules.fewParameters(results.experiment().parameters())
                && Rules.fewEpochs(results.experiment().epochs());
    return several.stream()
        .filter(allowed)
        .max(Comparator.comparingDouble(results -> lastFive(results).mean()))
        .map(
            results ->
                "The best net within the exercise's limits is "
                    + results.experiment().id()
                    + " with "
                    + Markdown.number(lastFive(results), 2)
                    + " % over the last five epochs; "
                    + curves(results).stream().filter(Rules::holdsAccuracy).count()
                    + " of "
                    + results.leading().size()
                    + " seeds hold "
                    + Markdown.number(Rules.TARGET_ACCURACY, 2)
                    + " % in all of them.");
  }

  private static String picking(List<ExperimentRuns> several) {
    List<Double> gains =
        several.stream()
            .flatMap(results -> curves(results).stream())
            .map(run -> Quantity.BEST_TEST.of(run) - Quantity.LAST_FIVE_TEST.of(run))
            .toList();
    return "Quoting the best of all epochs in place of the mean of the last five adds "
        + Markdown.number(Spread.of(gains), 2)
        + " points ("
        + gains.size()
        + " runs).";
  }

  private static String seeds(List<ExperimentRuns> several) {
    Spread deviations =
        Spread.of(several.stream().map(results -> lastFive(results).standardDeviation()).toList());
    return "Another seed alone moves that mean by "
        + Markdown.number(deviations.median(), 2)
        + " points (the median standard deviation of "
        + deviations.n()
        + " of the experiments; [more on seeds](docs/seeds.md)).";
  }

  private static Spread lastFive(ExperimentRuns results) {
    return Quantity.LAST_FIVE_TEST.over(curves(results));
  }

  private static List<AccuracyCurve> curves(ExperimentRuns results) {
    return RunLog.curves(results.leading());
  }
}
