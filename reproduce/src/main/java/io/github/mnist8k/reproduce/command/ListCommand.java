package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.reports.runs.BestTests;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.ResultsOption;
import io.github.mnist8k.reproduce.text.TextTable;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code list}: the experiments there are. */
@Command(
    name = "list",
    description = "Lists the experiments with the best test accuracies, published and ours.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

  @Mixin private ResultsOption results;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Lists an experiment of your own too.")
  private Path file;

  @Override
  public Integer call() throws IOException {
    Map<String, String> ours = ours();
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("experiment", "title", "parameters", "epochs", "published %", "ours %"));
    List<Experiment> experiments = new ArrayList<>(Experiments.declared());
    if (file != null) {
      Experiment own = Experiments.read(InputFiles.notAFolder(file));
      if (!Experiments.isDeclared(own)) {
        experiments.add(own);
      }
    }
    for (Experiment experiment : experiments) {
      rows.add(
          List.of(
              experiment.id(),
              experiment.title(),
              String.format(Locale.ROOT, "%,d", experiment.net().parameterCount()),
              Integer.toString(experiment.recipe().epochs()),
              published(experiment),
              ours.getOrDefault(experiment.id(), "-")));
    }
    System.out.print(TextTable.of(2, rows));
    return 0;
  }

  private static String published(Experiment experiment) {
    return experiment
        .published()
        .map(published -> String.format(Locale.ROOT, "%.2f", published.bestTest()))
        .orElse("-");
  }

  private Map<String, String> ours() throws IOException {
    return results.present() ? BestTests.of(results.sound()) : Map.of();
  }
}
