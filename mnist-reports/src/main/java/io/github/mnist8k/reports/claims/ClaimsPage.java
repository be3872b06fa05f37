package io.github.mnist8k.reports.claims;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.Document;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of all claims with their verdicts. The whole text is generated. */
public final class ClaimsPage implements Document {

  private static final String HEAD =
      """
      # What the sources claim, and what our runs say

      Written by the command `report` from the logs under `reproduce/results`. The command `claims` prints the same.

      Each source has trained each net once. A figure of it **holds** where one more run of ours would give it: where it lies in
      the 95 %% prediction interval of our seeds. A comparison is the mean difference of runs with the same seed, with its 95 %%
      interval. "Better" holds where the whole interval is better, and does not where even its best end is less than 0.05 points, five of
      the 10,000 test images. "As good" holds where even the worst end is at most 0.05 points below, and does not where the whole interval is
      below. What is said of a whole run (at least, held, overfits) holds where it is so for most seeds, by Wilson's interval of their share; "never" is refuted
      by one seed. Fewer than %d seeds decide nothing. A best test accuracy is picked on the test set, by the sources and here.

      Ten seeds of a small net were planned, twenty of era2-s7/step5, era2-s7/step6 and s7/model3. Ten left a claim of era2-s7/step3,
      era2-s7/step4 and s7/model1 open, so these got ten and twenty more. No run has been left out.
      """;

  private final SortedRuns runs;
  private final List<Verdict> verdicts;

  /** The page of some verdicts and of the runs that they are taken from. */
  public ClaimsPage(SortedRuns runs, List<Verdict> verdicts) {
    this.runs = runs;
    this.verdicts = List.copyOf(verdicts);
  }

  @Override
  public String rewrite(String text) {
    StringBuilder page = new StringBuilder(HEAD.formatted(Judge.FEWEST_SEEDS));
    page.append("\n").append(counts("All", verdicts)).append("\n");
    Map<String, List<Verdict>> byAssignment =
        verdicts.stream()
            .collect(
                Collectors.groupingBy(
                    verdict -> verdict.claim().assignment(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    byAssignment.forEach((assignment, own) -> page.append(section(assignment, own)));
    page.append(costs());
    return text.contains("\r\n") ? page.toString().replace("\n", "\r\n") : page.toString();
  }

  private String section(String assignment, List<Verdict> own) {
    List<List<String>> rows = new ArrayList<>();
    for (Verdict verdict : own) {
      rows.add(
          List.of(
              verdict.claim().experiment(),
              Markdown.cell(verdict.claim().says()),
              verdict.findings().stream().map(VerdictText::of).collect(Collectors.joining("<br>")),
              seeds(verdict),
              "**" + verdict.outcome().words() + "**"));
    }
    List<String> header =
        List.of("Experiment", "The source says that it", "Our runs", "Seeds", "Verdict");
    return "\n## "
        + assignment
        + "\n\n"
        + paragraph(assignment, own)
        + "\n\n"
        + Markdown.table(header, header.size(), rows);
  }

  private static String seeds(Verdict verdict) {
    return verdict.seeds() == 0 ? "0" : verdict.seeds() + " (" + verdict.engine() + ")";
  }

  /** Three sentences: the verdicts, what one run is worth, and the exercise's target. */
  private String paragraph(String assignment, List<Verdict> own) {
    List<Verdict> figures =
        own.stream().filter(verdict -> verdict.claim().rule() instanceof Rule.Figure).toList();
    return counts("Here", own)
        + " "
        + "Figures that one more run of ours would give: "
        + Verdict.count(figures, Outcome.HOLDS)
        + " of "
        + figures.size()
        + ", and "
        + Verdict.count(figures, Outcome.DOES_NOT_HOLD)
        + " that it would not. "
        + target(assignment);
  }

  private String target(String assignment) {
    Optional<ExperimentRuns> best =
        runs.experiments().stream()
            .filter(results -> results.experiment().assignment().equals(assignment))
            .filter(results -> !results.leading().isEmpty())
            .max(Comparator.comparingDouble(results -> lastFive(results).mean()));
    if (best.isEmpty()) {
      return "None of its experiments has been run yet.";
    }
    List<AccuracyCurve> curves = RunLog.curves(best.orElseThrow().leading());
    long held = curves.stream().filter(Rules::holdsAccuracy).count();
    return "The best net by the mean of the last five epochs is "
        + best.orElseThrow().experiment().id()
        + " with "
        + Markdown.number(lastFive(best.orElseThrow()), 2)
        + " % over "
        + curves.size()
        + (curves.size() == 1 ? " seed" : " seeds")
        + ", of which "
        + held
        + (held == 1 ? " holds " : " hold ")
        + Markdown.number(Rules.TARGET_ACCURACY, 2)
        + " % in all of them.";
  }

  private static Spread lastFive(ExperimentRuns results) {
    return Quantity.LAST_FIVE_TEST.over(RunLog.curves(results.leading()));
  }

  private static String counts(String where, List<Verdict> verdicts) {
    long holds = Verdict.count(verdicts, Outcome.HOLDS);
    long doesNot = Verdict.count(verdicts, Outcome.DOES_NOT_HOLD);
    long open = Verdict.count(verdicts, Outcome.OPEN);
    return where
        + " "
        + verdicts.size()
        + (verdicts.size() == 1 ? " claim: " : " claims: ")
        + holds
        + (holds == 1 ? " holds, " : " hold, ")
        + doesNot
        + (doesNot == 1 ? " does not, " : " do not, ")
        + open
        + (open == 1 ? " is open." : " are open.");
  }

  /** What all runs have cost, by engine. */
  private String costs() {
    Map<String, List<RunLog>> byEngine =
        Stream.concat(
                runs.experiments().stream().map(ExperimentRuns::runs),
                runs.own().stream().map(OwnRuns::runs))
            .flatMap(List::stream)
            .collect(Collectors.groupingBy(RunLog::engine, TreeMap::new, Collectors.toList()));
    List<List<String>> rows = new ArrayList<>();
    byEngine.forEach(
        (engine, all) ->
            rows.add(
                List.of(
                    engine,
                    all.stream()
                        .map(run -> run.manifest().machine().cpu())
                        .distinct()
                        .collect(Collectors.joining(", ")),
                    Markdown.count(all.size()),
                    Markdown.number(hours(all), 1))));
    return "\n## What the runs have cost\n\n"
        + "Hours are those of training and testing, added up over runs; some ran side by side.\n\n"
        + Markdown.table(List.of("Engine", "Machine", "Runs", "Hours"), 2, rows);
  }

  private static double hours(List<RunLog> all) {
    return all.stream().flatMap(run -> run.epochs().stream()).mapToDouble(ClaimsPage::seconds).sum()
        / 3600;
  }

  private static double seconds(EpochRecord epoch) {
    return epoch.trainSeconds() + epoch.testSeconds();
  }
}
