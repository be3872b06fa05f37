package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reports.Leaderboard;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code leaderboard}: own nets beside the published ones. */
@Command(
    name = "leaderboard",
    description = {
      "Nets by their mean test accuracy of the last five epochs, over their seeds; yours and ours.",
      "A * marks the nets to which no net as small is superior."
    },
    mixinStandardHelpOptions = true)
final class LeaderboardCommand implements Callable<Integer> {

  @Option(
      names = "--results",
      defaultValue = "runs",
      paramLabel = "DIR",
      description = "Folder of your runs. Default: ${DEFAULT-VALUE}.")
  private Path results;

  @Option(
      names = "--ours",
      defaultValue = "reproduce/results",
      paramLabel = "DIR",
      description = "Folder of this project's runs. Default: ${DEFAULT-VALUE}, if it is there.")
  private Path ours;

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(results)) {
      throw new UserException(
          results + ": there is no such folder of runs; name yours with --results");
    }
    var board = new Leaderboard();
    SortedRuns yours = runs(results);
    leftOut(yours)
        .forEach(
            run ->
                System.err.println(
                    "note: left out: " + run.name() + ", " + run.whyNotAResult().orElseThrow()));
    board.add("yours", Evidence.of(yours));
    if (Files.isDirectory(ours) && !Files.isSameFile(ours, results)) {
      board.add("ours", Evidence.of(runs(ours)));
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "experiment",
            "whose",
            "engine",
            "",
            "parameters",
            "< 8,000",
            "seeds",
            "last five %",
            "95 % interval",
            "held by"));
    board.rows().forEach(row -> rows.add(cells(row, board.onFront(row))));
    if (rows.size() == 1) {
      throw new UserException(
          results
              + ": no run on MNIST in it has come to its end; a run that was cut short is no result");
    }
    System.out.print(TextTable.of(4, rows));
    return 0;
  }

  private static List<RunLog> leftOut(SortedRuns runs) {
    return Stream.concat(
            runs.experiments().stream().map(ExperimentRuns::others),
            runs.own().stream().map(OwnRuns::others))
        .flatMap(List::stream)
        .toList();
  }

  private static SortedRuns runs(Path folder) throws IOException {
    SortedRuns runs = SortedRuns.of(Experiments.reported(), ResultsFolder.read(folder));
    Stream.concat(runs.faults().stream(), runs.warnings().stream())
        .forEach(warning -> System.err.println("warning: " + warning));
    return runs;
  }

  private static List<String> cells(Leaderboard.Row row, boolean front) {
    int seeds = row.accuracy().n();
    return List.of(
        row.experiment(),
        row.whose(),
        row.engine(),
        front ? "*" : "",
        String.format(Locale.ROOT, "%,d", row.parameters()),
        row.small() ? "yes" : "no",
        Integer.toString(seeds),
        String.format(Locale.ROOT, "%.3f", row.accuracy().mean()),
        row.interval()
            // Of two or three seeds Student's interval may go beyond what an accuracy can be.
            .map(
                one ->
                    String.format(
                        Locale.ROOT, "%.3f to %.3f", one.low(), Math.min(100, one.high())))
            .orElse("-"),
        row.held() + " of " + seeds);
  }
}
