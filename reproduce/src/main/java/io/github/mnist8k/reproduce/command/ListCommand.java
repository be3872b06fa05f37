package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reproduce.experiments.Experiment;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code list}: the experiments there are. */
@Command(name = "list", description = "Lists the experiments.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {

  @Override
  public void run() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("experiment", "parameters", "epochs", "published best test"));
    for (Experiment experiment : Experiments.all()) {
      rows.add(
          List.of(
              experiment.id(),
              String.format(Locale.ROOT, "%,d", experiment.net().parameterCount()),
              Integer.toString(experiment.recipe().epochs()),
              String.format(Locale.ROOT, "%.2f %%", experiment.claim().bestTest())));
    }
    System.out.print(TextTable.of(rows));
  }
}
