package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.NetTable;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.reproduce.options.Selection;
import io.github.mnist8k.reproduce.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code summary}: the layers of a net. */
@Command(
    name = "summary",
    description = "Shows a net: layers, output shapes, parameters, and its totals.",
    mixinStandardHelpOptions = true)
final class SummaryCommand implements Runnable {

  @Parameters(paramLabel = "ID", description = "Id of an experiment, such as era2-s7/step3.")
  private String id;

  @Option(names = "--markdown", description = "A table for documents.")
  private boolean markdown;

  @Override
  public void run() {
    Net net = Selection.named(id).net();
    List<List<String>> rows = NetTable.rows(net);
    System.out.print(
        markdown
            ? Markdown.table(rows.get(0), 2, rows.subList(1, rows.size())) + "\n"
            : TextTable.of(1, rows));
    NetTable.totals(net).forEach(System.out::println);
  }
}
