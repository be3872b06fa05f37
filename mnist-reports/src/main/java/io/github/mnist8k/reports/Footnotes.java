package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.text.Markdown;
import io.github.mnist8k.training.log.RunManifest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The lines under a table: how to read it, and what made the runs in it. */
public final class Footnotes {

  private Footnotes() {}

  /**
   * How the words and columns of {@link ExperimentTables} are meant.
   *
   * @param seeds the runs of each experiment in the tables
   */
  static String legend(Stream<List<RunLog>> seeds) {
    String spread =
        seeds.anyMatch(runs -> runs.size() > 1)
            ? " ± is the standard deviation over the seeds."
            : "";
    return "Training accuracy is measured while the net learns, with its dropout and augmentation on."
        + " Gap: training minus test accuracy in the last epoch."
        + " The analysis is computed from the logs: a gap over "
        + Markdown.number(Rules.OVERFITTING_GAP, 2)
        + " points is overfitting, below 0 training is the harder task; a mean test accuracy of the last "
        + Rules.PROGRESS_EPOCHS
        + " epochs more than "
        + Markdown.number(Rules.PROGRESS, 2)
        + " points over that of the "
        + Rules.PROGRESS_EPOCHS
        + " before is still improving; "
        + Markdown.number(Rules.TARGET_ACCURACY, 2)
        + " % must hold over the last "
        + Rules.HELD_EPOCHS
        + " epochs."
        + spread
        + "\n";
  }

  /** How many runs there are, with which seeds, data, machines and versions. */
  public static String provenance(List<RunLog> runs) {
    return "Ours: "
        + runs.size()
        + (runs.size() == 1 ? " run" : " runs")
        + "; seeds "
        + runs.stream()
            .map(RunLog::seed)
            .distinct()
            .sorted()
            .map(String::valueOf)
            .collect(Collectors.joining(", "))
        + "; data "
        + distinct(runs, Footnotes::data)
        + "; machine "
        + distinct(runs, Footnotes::machine)
        + "; code "
        + distinct(runs, manifest -> manifest.software().codeVersion())
        + "; engine "
        + distinct(runs, manifest -> manifest.engine().name() + " " + manifest.engine().version())
        + ".\n";
  }

  private static String data(RunManifest manifest) {
    return manifest.dataset().name()
        + " ("
        + Markdown.count(manifest.dataset().trainImages())
        + " training and "
        + Markdown.count(manifest.dataset().testImages())
        + " test images)";
  }

  private static String machine(RunManifest manifest) {
    RunManifest.MachineInfo machine = manifest.machine();
    return machine.cpu()
        + " (cores: "
        + machine.cores()
        + ", device: "
        + machine.device()
        + ", threads: "
        + machine.threads()
        + ")";
  }

  private static String distinct(List<RunLog> runs, Function<RunManifest, String> fact) {
    return runs.stream()
        .map(RunLog::manifest)
        .map(fact)
        .distinct()
        .sorted()
        .map(Markdown::cell)
        .collect(Collectors.joining(" and "));
  }
}
