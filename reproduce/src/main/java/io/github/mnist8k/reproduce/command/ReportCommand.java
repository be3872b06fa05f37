package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reports.ExperimentsPage;
import io.github.mnist8k.reports.ModelSheet;
import io.github.mnist8k.reports.ReadmeReport;
import io.github.mnist8k.reports.ResultsFolder;
import io.github.mnist8k.reports.RunLog;
import io.github.mnist8k.reproduce.experiments.Experiment;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.log.TextFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: the project's documents from the results that it keeps. */
@Command(
    name = "report",
    description =
        "Rewrites the README's result tables between their markers, and the experiments' page.",
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
    if (check) {
      check(tables, sheets);
    } else {
      write(tables, sheets);
    }
    return 0;
  }

  private static ModelSheet sheet(Experiment experiment) {
    return new ModelSheet(
        experiment.reported(),
        NetTable.rows(experiment.net()),
        NetTable.totals(experiment.net()),
        RecipeText.lines(experiment.recipe()));
  }

  private void check(ReadmeReport tables, String sheets) throws IOException {
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
    System.err.println(readme + " and " + page + " are up to date");
  }

  private void write(ReadmeReport tables, String sheets) throws IOException {
    List<String> changed = tables.rewrite(readme);
    TextFiles.write(page, sheets);
    System.err.println(
        changed.isEmpty()
            ? readme + " was up to date; wrote " + page
            : readme + ": rewrote the tables of " + String.join(", ", changed) + "; wrote " + page);
  }
}
