package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.Summary;
import io.github.mnist8k.reports.text.Markdown;
import java.util.ArrayList;
import java.util.List;

/**
 * The two tables of an assignment: the published figures and ours, a row each, and below them the
 * target, analysis and assumptions of each experiment. Both fit on a screen; one table would not.
 */
final class ExperimentTables {

  private static final String NONE = "–";
  private static final int DECIMALS = 2;

  /** The engine that needs no mention. */
  private static final String DEFAULT_ENGINE = "tensorflow";

  private static final List<String> FIGURES =
      List.of(
          "Model",
          "Who",
          "Parameters",
          "Best test %",
          "Last test %",
          "Best train %",
          "Epochs ≥ " + Markdown.number(Rules.TARGET_ACCURACY, DECIMALS) + " %",
          "Gap, points");

  private static final List<String> OWN_WORDS = List.of("Model", "Analysis of our runs");

  private static final List<String> WORDS =
      List.of("Model", "Target", "Analysis of our runs", "Assumptions and remarks");

  private ExperimentTables() {}

  /** Published figures above ours, then target, analysis and assumptions. */
  static String of(List<ExperimentRuns> experiments) {
    List<List<String>> figures = new ArrayList<>();
    List<List<String>> words = new ArrayList<>();
    for (ExperimentRuns results : experiments) {
      figures.add(published(results));
      if (results.runs().isEmpty()) {
        figures.add(notRunYet());
      }
      int epochs = results.experiment().epochs();
      results
          .byEngine()
          .forEach(
              (engine, runs) -> figures.add(ours("", "", epochs, engine, RunLog.curves(runs))));
      words.add(words(results));
    }
    return Markdown.table(FIGURES, 2, figures) + "\n" + Markdown.table(WORDS, WORDS.size(), words);
  }

  /** The user's own experiments, which have no source: their figures, then their analysis. */
  static String ofOwn(List<OwnRuns> experiments) {
    List<List<String>> figures = new ArrayList<>();
    List<List<String>> words = new ArrayList<>();
    for (OwnRuns results : experiments) {
      RunLog any = results.runs().get(0);
      String id = Markdown.cell(any.experiment());
      String title = Markdown.cell(any.title());
      String name = title.equals(id) ? id : title + " (" + id + ")";
      int epochs = any.epochsPlanned();
      figures.add(
          ours(name, Markdown.count(any.parameters()), epochs, any.engine(), results.curves()));
      words.add(List.of(name, analysis(any.parameters(), epochs, results.curves())));
    }
    return Markdown.table(FIGURES, 2, figures)
        + "\n"
        + Markdown.table(OWN_WORDS, OWN_WORDS.size(), words);
  }

  private static List<String> published(ExperimentRuns results) {
    ReportedExperiment experiment = results.experiment();
    AccuracyCurve curve = results.published().curve();
    Double bestTrain = experiment.claim().bestTrain();
    return List.of(
        Markdown.link(experiment.title(), experiment.source()),
        "published",
        Markdown.count(experiment.parameters()),
        Markdown.number(experiment.claim().bestTest(), DECIMALS),
        Markdown.number(curve.lastTest(), DECIMALS),
        bestTrain == null ? NONE : Markdown.number(bestTrain, DECIMALS),
        curve.epochsAtTarget() + " of " + curve.epochs().size(),
        curve.gap().isEmpty() ? NONE : Markdown.number(curve.gap().getAsDouble(), DECIMALS));
  }

  private static List<String> ours(
      String name, String parameters, int epochs, String engine, List<AccuracyCurve> curves) {
    Summary summary = Summary.of(curves);
    boolean oneSeed = summary.seeds() == 1;
    return List.of(
        name,
        "ours, "
            + summary.seeds()
            + (oneSeed ? " seed" : " seeds")
            + (engine.equals(DEFAULT_ENGINE) ? "" : ", " + engine),
        parameters,
        Markdown.number(summary.bestTest(), DECIMALS),
        Markdown.number(summary.lastTest(), DECIMALS),
        Markdown.number(summary.bestTrain(), DECIMALS),
        Markdown.number(summary.epochsAtTarget(), oneSeed ? 0 : 1) + " of " + epochs,
        Markdown.number(summary.gap(), DECIMALS));
  }

  private static List<String> notRunYet() {
    return List.of("", "ours, not run yet", "", NONE, NONE, NONE, NONE, NONE);
  }

  private static List<String> words(ExperimentRuns results) {
    ReportedExperiment experiment = results.experiment();
    return List.of(
        Markdown.cell(experiment.title()),
        Markdown.cell(experiment.target()),
        results.runs().isEmpty()
            ? "not run yet"
            : analysis(
                experiment.parameters(), experiment.epochs(), RunLog.curves(results.leading())),
        Markdown.cell(experiment.notes()));
  }

  private static String analysis(long parameters, int epochs, List<AccuracyCurve> curves) {
    return String.join("<br>", Analysis.of(parameters, epochs, curves));
  }
}
