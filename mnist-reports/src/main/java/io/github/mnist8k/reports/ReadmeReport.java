package io.github.mnist8k.reports;

import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.ReportedExperiment;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.reports.text.MarkedSections;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The generated parts of the project's README: {@code experiments}, a table with a row for each
 * published experiment, and {@code findings}, what came out in a few sentences. Nothing outside
 * their markers changes.
 */
public final class ReadmeReport implements Document {

  private static final String NONE = "–";

  private static final List<String> HEADER =
      List.of(
          "Experiment",
          "Parameters",
          "Published, best epoch",
          "Ours, mean of the last five epochs",
          "By the other engine",
          "Seeds that meet the target");

  private final SortedRuns runs;
  private final List<Verdict> verdicts;

  /**
   * Takes what the parts are computed from.
   *
   * @param runs all published experiments with their runs, in the order of the table
   * @param verdicts on all claims
   */
  public ReadmeReport(SortedRuns runs, List<Verdict> verdicts) {
    this.runs = Objects.requireNonNull(runs, "runs");
    this.verdicts = List.copyOf(Objects.requireNonNull(verdicts, "verdicts"));
  }

  @Override
  public String rewrite(String text) {
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("findings", "\n" + Findings.of(runs.experiments(), verdicts) + "\n");
    sections.put("experiments", "\n" + table() + "\n");
    return new MarkedSections(text, sections.keySet()).with(sections);
  }

  private String table() {
    return Markdown.table(HEADER, 1, runs.experiments().stream().map(ReadmeReport::row).toList());
  }

  private static List<String> row(ExperimentRuns results) {
    ReportedExperiment experiment = results.experiment();
    List<RunLog> leading = results.leading();
    return List.of(
        Markdown.link(experiment.id(), "docs/" + experiment.assignment() + ".md"),
        Markdown.count(experiment.parameters()),
        Markdown.number(experiment.claim().bestTest(), 2),
        leading.isEmpty() ? NONE : mean(leading),
        others(results).stream().map(ReadmeReport::mean).collect(Collectors.joining("<br>")),
        leading.isEmpty() ? NONE : target(experiment, RunLog.curves(leading)));
  }

  /** The engines with fewer runs. */
  private static List<List<RunLog>> others(ExperimentRuns results) {
    List<List<RunLog>> others = new ArrayList<>(results.byEngine().values());
    others.remove(results.leading());
    others.sort(Comparator.comparing(own -> own.get(0).engine()));
    return others;
  }

  private static String mean(List<RunLog> own) {
    Spread sample = Quantity.LAST_FIVE_TEST.over(RunLog.curves(own));
    return Markdown.number(sample, 2) + " (" + own.get(0).engine() + ", n " + sample.n() + ")";
  }

  private static String target(ReportedExperiment experiment, List<AccuracyCurve> curves) {
    long held = curves.stream().filter(Rules::holdsAccuracy).count();
    String share = held + " of " + curves.size();
    boolean small = Rules.fewParameters(experiment.parameters());
    boolean quick = Rules.fewEpochs(experiment.epochs());
    return small && quick ? share : share + ", but too " + (small ? "long" : "large");
  }
}
