package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.reports.ExperimentSheet;
import io.github.mnist8k.reports.ExperimentsPage;
import io.github.mnist8k.reports.ReadmeReport;
import io.github.mnist8k.reports.SeedCounts;
import io.github.mnist8k.reports.SeedsPage;
import io.github.mnist8k.reports.claims.ClaimsPage;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.performance.Measurement;
import io.github.mnist8k.reports.performance.PerformanceTables;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reports.text.DocumentFile;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.RecipeText;
import io.github.mnist8k.reproduce.text.SummaryText;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: the project's documents from the results that it keeps. */
@Command(
    name = "report",
    description =
        "Rewrites the README's result tables and those of the performance page between their markers, "
            + "the pages of the experiments, the claims and the seeds.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Option(
      names = "--results",
      defaultValue = "reproduce/results",
      paramLabel = "DIR",
      description = "Folder of the runs that count. Default: ${DEFAULT-VALUE}.")
  private Path results;

  @Option(
      names = "--readme",
      defaultValue = "README.md",
      paramLabel = "FILE",
      description = "File with the markers. Default: ${DEFAULT-VALUE}.")
  private Path readme;

  @Option(
      names = "--page",
      defaultValue = "docs/experiments.md",
      paramLabel = "FILE",
      description = "The experiments' page. Default: ${DEFAULT-VALUE}.")
  private Path page;

  @Option(
      names = "--claims",
      defaultValue = "docs/claims.md",
      paramLabel = "FILE",
      description = "The page of the verdicts. Default: ${DEFAULT-VALUE}.")
  private Path claims;

  @Option(
      names = "--seeds-page",
      defaultValue = "docs/seeds.md",
      paramLabel = "FILE",
      description = "The page of statistics over seeds. Default: ${DEFAULT-VALUE}.")
  private Path seeds;

  @Option(
      names = "--measurements",
      defaultValue = "bench/results.csv",
      paramLabel = "FILE",
      description = "Comparison with other programs. Default: ${DEFAULT-VALUE}.")
  private Path measurements;

  @Option(
      names = "--performance",
      defaultValue = "docs/performance.md",
      paramLabel = "FILE",
      description = "The page of the comparison, with markers. Default: ${DEFAULT-VALUE}.")
  private Path performance;

  @Option(names = "--check", description = "Write nothing; fail when a document is out of date.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    List<DocumentFile> documents = documents();
    List<String> losses = losses(documents);
    List<DocumentFile> stale = documents.stream().filter(DocumentFile::stale).toList();
    if (stale.isEmpty()) {
      System.err.println(names(documents) + " are up to date");
      return 0;
    }
    if (check) {
      throw new UserException(
          names(stale)
              + (stale.size() == 1 ? " is" : " are")
              + " out of date; rewrite with the command report");
    }
    losses.forEach(System.err::println);
    for (DocumentFile document : stale) {
      document.write();
    }
    System.err.println("rewrote " + names(stale));
    return 0;
  }

  /** All documents, computed before any is written. */
  private List<DocumentFile> documents() throws IOException {
    SortedRuns runs = runs();
    Evidence evidence = Evidence.of(runs);
    List<ExperimentSheet> sheets =
        Experiments.published().stream().map(ReportCommand::sheet).toList();
    return List.of(
        DocumentFile.of(readme, new ReadmeReport(runs)),
        DocumentFile.of(page, new ExperimentsPage(sheets, runs)),
        DocumentFile.of(claims, new ClaimsPage(runs, new Judge(evidence).on(SourceClaim.all()))),
        DocumentFile.of(
            seeds,
            new SeedsPage(Experiments.declared().stream().map(Experiment::id).toList(), evidence)),
        DocumentFile.of(
            performance,
            new PerformanceTables(Measurement.read(measurements), operations(), runs)));
  }

  /** The project's documents show all results that it keeps, so each of them must be sound. */
  private SortedRuns runs() throws IOException {
    if (!Files.isDirectory(results)) {
      throw new UserException(
          results + ": there is no such folder of results; name the right one with --results");
    }
    SortedRuns runs = SortedRuns.of(Experiments.reported(), ResultsFolder.read(results));
    runs.warnings().forEach(warning -> System.err.println("warning: " + warning));
    List<String> faults = new ArrayList<>(runs.faults());
    Set<String> declared =
        Experiments.declared().stream().map(Experiment::id).collect(Collectors.toSet());
    runs.own().stream()
        .flatMap(own -> own.all().stream())
        .filter(run -> !declared.contains(run.experiment()))
        .forEach(
            run ->
                faults.add(
                    results + ": " + run.name() + ": there is no such experiment to report"));
    if (!faults.isEmpty()) {
      String more =
          faults.size() == 1
              ? ""
              : " (and " + (faults.size() - 1) + " more; list --results DIR tells which)";
      throw new UserException(faults.get(0) + more);
    }
    return runs;
  }

  /**
   * What the documents would lose, a line each.
   *
   * @throws UserException if a document would lose the last of its results, as with a wrong folder
   */
  private List<String> losses(List<DocumentFile> documents) {
    List<String> losses = new ArrayList<>();
    for (DocumentFile document : documents) {
      SeedCounts before = SeedCounts.of(document.before());
      SeedCounts after = SeedCounts.of(document.after());
      List<String> lost = before.lostIn(after);
      if (!lost.isEmpty() && after.seeds().isEmpty()) {
        throw new UserException(
            results
                + ": no results there, but "
                + document.path()
                + " has those of "
                + lost.size()
                + " experiments and would lose them; name the right folder with --results");
      }
      if (!lost.isEmpty()) {
        losses.add("warning: " + document.path() + " loses results: " + String.join(", ", lost));
      }
    }
    return losses;
  }

  private static String names(List<DocumentFile> documents) {
    return documents.stream()
        .map(document -> document.path().toString())
        .collect(Collectors.joining(", "));
  }

  /**
   * Floating-point operations of training on one image: each multiplication with a weight comes
   * with an addition, and comes again for the gradient of the weight and for that of the input,
   * which the first layer does not need.
   */
  private static Map<String, Double> operations() {
    return Experiments.published().stream()
        .collect(
            Collectors.toMap(
                Experiment::id,
                experiment -> {
                  Net net = experiment.net();
                  long first = net.layers().get(0).multiplyAccumulates(FeatureShape.MNIST);
                  return 2.0 * (3 * net.multiplyAccumulates() - first);
                }));
  }

  private static ExperimentSheet sheet(Experiment experiment) {
    NetSummary summary = NetSummary.of(experiment.net());
    return new ExperimentSheet(
        Experiments.reported(experiment),
        SummaryText.rows(summary),
        SummaryText.totals(summary),
        RecipeText.lines(experiment.recipe()));
  }
}
