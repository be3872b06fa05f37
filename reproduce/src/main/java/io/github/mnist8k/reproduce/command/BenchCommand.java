package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.bench.Benchmark;
import io.github.mnist8k.reproduce.bench.Figure;
import io.github.mnist8k.reproduce.options.Selection;
import io.github.mnist8k.reproduce.options.TrainingOptions;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.text.TextTable;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.log.RunManifest.MachineInfo;
import io.github.mnist8k.training.machine.Machine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code bench}: how fast experiments train and recognise digits here. */
@Command(
    name = "bench",
    description =
        "Measures how fast experiments train and recognise digits here. Nothing is written to disk.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nFigures, each with n, median, min and max:%n",
    footer = {
      "  start_up     ms from the start of the Java process (of Maven, where Maven",
      "               starts it) to the end of the first update of every job;",
      "               only for the first experiment",
      "  training     images/s of all jobs together, by the same updates as in run",
      "  epoch        s of one job: its updates times the time of one, and the",
      "               median time of a test",
      "  inference_B  images/s of all jobs together, fresh weights, in batches of",
      "               B = 1, 64 and 1000 images",
      "  latency_1    us from an image to its logits, one image at a time",
      "  latency_digits  the same by mnist-digits, which has one thread for each job",
      "  peak_memory  MiB, the most that the process has held so far",
      "The same work is done once before, to warm up, and not counted. A figure that",
      "could not be measured has n = 0. Threads are those of all jobs together."
    })
public final class BenchCommand implements Callable<Integer> {

  @Mixin private Selection selection;

  @Mixin private TrainingOptions training;

  @Option(
      names = "--repetitions",
      defaultValue = "5",
      paramLabel = "N",
      description = "Measurements of each speed. Default: ${DEFAULT-VALUE}.")
  private int repetitions;

  @Option(
      names = "--updates",
      defaultValue = "200",
      paramLabel = "N",
      description = "Updates in each measurement of training. Default: ${DEFAULT-VALUE}.")
  private int updates;

  @Option(names = "--csv", description = "One row per figure, for programs.")
  private boolean csv;

  @Override
  public Integer call() throws IOException {
    List<Experiment> experiments = selection.experiments();
    requirePositive("--repetitions", repetitions);
    requirePositive("--updates", updates);
    Engine engine = training.engine();
    Execution execution = training.execution(engine);
    Dataset dataset = training.dataset(experiments, engine, execution);
    var benchmark =
        new Benchmark(dataset, engine, execution, training.jobs(), repetitions, updates);
    List<Measured> measured = new ArrayList<>();
    for (Experiment experiment : experiments) {
      System.err.println("measuring " + experiment.id());
      boolean first = measured.isEmpty();
      for (Figure figure : benchmark.measure(experiment, first)) {
        measured.add(new Measured(experiment.id(), figure));
      }
    }
    var all = new Execution(execution.device(), execution.threads() * training.jobs());
    if (csv) {
      printCsv(measured, dataset.name(), engine, Machine.info(all));
    } else {
      printTable(measured, dataset.name(), engine, Machine.info(all));
    }
    return 0;
  }

  private static void requirePositive(String option, int value) {
    if (value < 1) {
      throw new UserException(option + ": expected 1 or more, found " + value);
    }
  }

  private void printCsv(List<Measured> measured, String dataset, Engine engine, MachineInfo machine)
      throws IOException {
    var format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get();
    var printer = new CSVPrinter(System.out, format);
    List<String> first = List.of("experiment", "dataset", "engine", "threads", "jobs", "device");
    printer.printRecord(joined(first, Figure.COLUMNS, List.of("cpu", "java", "code_version")));
    List<String> last = List.of(machine.cpu(), Machine.software().java(), Machine.codeVersion());
    for (Measured one : measured) {
      first =
          List.of(
              one.experiment(),
              dataset,
              engine.name(),
              Integer.toString(machine.threads()),
              Integer.toString(training.jobs()),
              machine.device());
      printer.printRecord(joined(first, one.figure().cells(), last));
    }
    printer.flush();
  }

  private void printTable(
      List<Measured> measured, String dataset, Engine engine, MachineInfo machine) {
    System.out.printf(
        Locale.ROOT,
        "dataset %s, %s on %s (%s), threads: %d, jobs: %d, Java %s, code %s%n%n",
        dataset,
        engine.name(),
        machine.device(),
        machine.cpu(),
        machine.threads(),
        training.jobs(),
        Machine.software().java(),
        Machine.codeVersion());
    List<List<String>> rows = new ArrayList<>();
    rows.add(joined(List.of("experiment"), Figure.COLUMNS, List.of()));
    for (Measured one : measured) {
      rows.add(joined(List.of(one.experiment()), one.figure().cells(), List.of()));
    }
    System.out.print(TextTable.of(3, rows));
  }

  private static List<String> joined(List<String> first, List<String> middle, List<String> last) {
    return Stream.of(first, middle, last).flatMap(List::stream).toList();
  }

  private record Measured(String experiment, Figure figure) {}
}
