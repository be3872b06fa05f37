package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reports.ReadmeReport;
import io.github.mnist8k.reports.ResultsFolder;
import io.github.mnist8k.reproduce.experiments.Experiment;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code report}: the project's README from the results that it keeps. */
@Command(
    name = "report",
    description = "Rewrites the result tables of the README between their markers.",
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

  @Option(names = "--check", description = "Write nothing; fail when a table is out of date.")
  private boolean check;

  @Override
  public Integer call() throws IOException {
    ReadmeReport report = report();
    if (check) {
      List<String> stale = stale(report);
      if (!stale.isEmpty()) {
        throw new UserException(
            readme
                + ": the tables of "
                + String.join(", ", stale)
                + " are out of date; rewrite them with the command report");
      }
      System.err.println(readme + " is up to date");
    } else {
      List<String> changed = report.rewrite(readme);
      System.err.println(
          changed.isEmpty()
              ? readme + " was up to date"
              : readme + ": rewrote the tables of " + String.join(", ", changed));
    }
    return 0;
  }

  private ReadmeReport report() throws IOException {
    try {
      return new ReadmeReport(
          Experiments.all().stream().map(Experiment::reported).toList(),
          ResultsFolder.read(results));
    } catch (IllegalArgumentException e) {
      throw new UserException(results + ": " + e.getMessage());
    }
  }

  private List<String> stale(ReadmeReport report) throws IOException {
    try {
      return report.stale(Files.readString(readme));
    } catch (IllegalArgumentException e) {
      throw new UserException(readme + ": " + e.getMessage());
    }
  }
}
