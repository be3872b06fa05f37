package io.github.mnist8k.reports.page;

import io.github.mnist8k.reports.Analysis;
import io.github.mnist8k.reports.claims.Outcome;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.claims.VerdictText;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.RunLog;
import java.util.List;

/**
 * All that the page has of an experiment; the names are those of its JSON.
 *
 * @param id id of the experiment
 * @param assignment its assignment
 * @param title title for people
 * @param target what it was to reach
 * @param notes assumptions and remarks
 * @param source web address of the source
 * @param parameters number of trainable parameters
 * @param epochs number of epochs of the recipe
 * @param published what the source published
 * @param ours our runs by the engine that has most of them; null without runs
 * @param others our runs by other engines
 * @param analysis sentences on our runs
 * @param claims what the source says, with our verdicts
 * @param layers the layers of the net
 * @param totals sentences on the net as a whole
 * @param recipe how it is trained: lines of {@code name: value}
 * @param net the trained net; null without one
 */
record ExperimentData(
    String id,
    String assignment,
    String title,
    String target,
    String notes,
    String source,
    int parameters,
    int epochs,
    Published published,
    RunsData ours,
    List<RunsData> others,
    List<String> analysis,
    List<Claim> claims,
    List<PageLayer> layers,
    List<String> totals,
    List<String> recipe,
    PageNet net) {

  /**
   * What a source published.
   *
   * @param best best test accuracy in percent
   * @param test test accuracy by epoch
   */
  record Published(double best, List<Double> test) {}

  /**
   * A claim and its verdict.
   *
   * @param says what the source says
   * @param numbers our numbers
   * @param seeds how many seeds decide, and whose
   * @param outcome whether it holds
   */
  record Claim(String says, List<String> numbers, String seeds, Outcome outcome) {

    private static Claim of(Verdict verdict) {
      return new Claim(
          verdict.claim().says(),
          verdict.findings().stream().map(VerdictText::of).toList(),
          verdict.seeds() == 0 ? "0" : verdict.seeds() + " (" + verdict.engine() + ")",
          verdict.outcome());
    }
  }

  /** The data of an experiment with its runs, and the verdicts on its claims among all. */
  static ExperimentData of(PageExperiment page, ExperimentRuns results, List<Verdict> verdicts) {
    ReportedExperiment experiment = page.experiment();
    List<RunLog> leading = results.leading();
    List<AccuracyCurve> curves = RunLog.curves(leading);
    return new ExperimentData(
        experiment.id(),
        experiment.assignment(),
        experiment.title(),
        experiment.target(),
        experiment.notes(),
        experiment.source(),
        experiment.parameters(),
        experiment.epochs(),
        new Published(
            experiment.claim().bestTest(),
            results.published().curve().epochs().stream().map(EpochAccuracy::test).toList()),
        leading.isEmpty() ? null : RunsData.of(leading),
        results.byEngine().values().stream()
            .filter(runs -> !runs.equals(leading))
            .map(RunsData::of)
            .toList(),
        leading.isEmpty()
            ? List.of()
            : Analysis.of(experiment.parameters(), experiment.epochs(), curves),
        verdicts.stream()
            .filter(verdict -> verdict.claim().experiment().equals(experiment.id()))
            .map(Claim::of)
            .toList(),
        page.layers(),
        page.totals(),
        page.recipe(),
        page.net().orElse(null));
  }
}
