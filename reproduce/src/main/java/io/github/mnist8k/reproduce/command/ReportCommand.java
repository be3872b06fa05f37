package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.models.layers.FeatureShape;
import io.github.mnist8k.reports.ExperimentsPage;
import io.github.mnist8k.reports.ModelSheet;
import io.github.mnist8k.reports.ReadmeReport;
import io.github.mnist8k.reports.performance.Measurement;
import io.github.mnist8k.reports.performance.PerformanceTables;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.RecipeText;
import io.github.mnist8k.reproduce.text.SummaryText;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: the project's documents from the results that it keeps. */
@Command(
    name = "report",
    description =
        "Rewrites the README's result tables and those of the performance page between their markers, "
            + "and the experiments' page.",
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
    List<RunLog> runs = ResultsFolder.read(results);
    ReadmeReport tables;
    String sheets;
    try {
      tables = new ReadmeReport(Experiments.reported(), runs);
      sheets =
          ExperimentsPage.markdown(
              Experiments.all().stream().map(ReportCommand::sheet).toList(), runs);
    } catch (IllegalArgumentException e) {
      throw new UserException(results + ": " + e.getMessage());
    }
    String comparison = comparison();
    if (check) {
      check(tables, sheets, comparison);
    } else {
      write(tables, sheets, comparison);
    }
    return 0;
  }

  private String comparison() throws IOException {
    List<Measurement> rows = Measurement.read(measurements);
    try {
      return new PerformanceTables(rows, operations()).rewrite(Files.readString(performance));
    } catch (IllegalArgumentException e) {
      throw new UserException(performance + ": " + e.getMessage());
    }
  }

  /**
   * Floating-point operations of training on one image: each multiplication with a weight comes
   * with an addition, and comes again for the gradient of the weight and for that of the input,
   * which the first layer does not need.
   */
  private static Map<String, Double> operations() {
    return Experiments.all().stream()
        .collect(
            Collectors.toMap(
                Experiment::id,
                experiment -> {
                  Net net = experiment.net();
                  long first = net.layers().get(0).multiplyAccumulates(FeatureShape.MNIST);
                  return 2.0 * (3 * net.multiplyAccumulates() - first);
                }));
  }

  private static ModelSheet sheet(Experiment experiment) {
    NetSummary summary = NetSummary.of(experiment.net());
    return new ModelSheet(
        Experiments.reported(experiment),
        SummaryText.rows(summary),
        SummaryText.totals(summary),
        RecipeText.lines(experiment.recipe()));
  }

  private void check(ReadmeReport tables, String sheets, String comparison) throws IOException {
    List<String> stale;
    try {
      stale = tables.stale(Files.readString(readme));
    } catch (IllegalArgumentException e) {
      throw new UserException(readme + ": " + e.getMessage());
    }
    if (!stale.isEmpty()) {
      throw new UserException(
          readme
              + ": the tables of "
              + String.join(", ", stale)
              + " are out of date; rewrite them with the command report");
    }
    if (!Files.exists(page) || !Files.readString(page).equals(sheets)) {
      throw new UserException(page + " is out of date; rewrite it with the command report");
    }
    if (!Files.readString(performance).equals(comparison)) {
      throw new UserException(
          performance + " is out of date; rewrite its tables with the command report");
    }
    System.err.println(readme + ", " + page + " and " + performance + " are up to date");
  }

  private void write(ReadmeReport tables, String sheets, String comparison) throws IOException {
    List<String> changed = tables.rewrite(readme);
    TextFiles.write(page, sheets);
    TextFiles.write(performance, comparison);
    System.err.println(
        changed.isEmpty()
            ? readme + " was up to date; wrote " + page + " and " + performance
            : readme
                + ": rewrote the tables of "
                + String.join(", ", changed)
                + "; wrote "
                + page
                + " and "
                + performance);
  }
}
