package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.text.SummaryText;
import io.github.mnist8k.reproduce.text.TextTable;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code summary}: the layers of a net. */
@Command(
    name = "summary",
    description =
        "Shows a net: layers, output shapes, parameters, multiply-accumulates, receptive field, and its totals.",
    mixinStandardHelpOptions = true)
final class SummaryCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Chosen chosen;

  /** Exactly one of them. */
  static final class Chosen {
    @Parameters(paramLabel = "ID", description = "Id of an experiment, such as era2-s7/step3.")
    private String id;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "An experiment of your own as JSON, or the run.json of a run.")
    private Path file;
  }

  @Option(names = "--markdown", description = "A table for documents.")
  private boolean markdown;

  @Override
  public Integer call() throws IOException {
    Experiment experiment =
        chosen.file == null
            ? Experiments.byId(chosen.id)
            : Experiments.read(InputFiles.notAFolder(chosen.file));
    NetSummary summary = NetSummary.of(experiment.net());
    List<List<String>> rows = SummaryText.rowsWithReceptiveField(summary);
    System.out.print(
        markdown
            ? Markdown.table(rows.get(0), 2, rows.subList(1, rows.size())) + "\n"
            : TextTable.of(1, rows));
    SummaryText.totals(summary).forEach(System.out::println);
    return 0;
  }
}
