package io.github.mnist8k.reproduce.spark;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.documents.RunDocuments;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.failures.Failures;
import io.github.mnist8k.reproduce.options.DataOption;
import io.github.mnist8k.reproduce.options.EpochsOption;
import io.github.mnist8k.reproduce.options.InputFiles;
import io.github.mnist8k.reproduce.options.OutputFolder;
import io.github.mnist8k.reproduce.options.Seeds;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.options.VersionProvider;
import io.github.mnist8k.reproduce.spark.cluster.Cluster;
import io.github.mnist8k.reproduce.spark.grid.Grid;
import io.github.mnist8k.reproduce.spark.grid.GridAxis;
import io.github.mnist8k.reproduce.text.OwnNetText;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.RunLock;
import io.github.mnist8k.training.files.RunStart;
import io.github.mnist8k.training.files.TrainingJob;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sweep}: trains experiments, their variants and seeds on Apache Spark. */
@Command(
    name = "sweep",
    description = {
      "Trains experiments x variants x seeds on Apache Spark.",
      "What is complete in --out is skipped: the same command goes on."
    },
    mixinStandardHelpOptions = true,
    versionProvider = VersionProvider.class)
final class SweepCommand implements Callable<Integer> {

  private static final String ENGINE = "vector";

  /** Wide enough for the longest option with its values, so that descriptions line up. */
  private static final int OPTIONS_WIDTH = 32;

  private static final int MOST_NAMES = 6;

  @Option(
      names = "--master",
      paramLabel = "MASTER",
      defaultValue = "${sys:spark.master:-local[*]}",
      description =
          "Where Spark computes: local[2], spark://HOST:PORT. Default: that of spark-submit, or all"
              + " cores of this machine.")
  private String master;

  @Option(
      names = "--experiment",
      arity = "1..*",
      paramLabel = "ID",
      description = "Experiments by their ids.")
  private List<String> ids = List.of();

  @Option(
      names = "--file",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Experiments of your own as JSON.")
  private List<Path> files = List.of();

  @Option(
      names = "--grid",
      arity = "1..*",
      paramLabel = "KEY=V,V",
      converter = GridAxis.Converter.class,
      description =
          "Values by turns for a place in the experiment's JSON, such as"
              + " recipe.batch_size=32,64; several keys multiply.")
  private List<GridAxis> grid = List.of();

  @Option(
      names = "--seeds",
      defaultValue = "0",
      paramLabel = "SEEDS",
      converter = Seeds.Converter.class,
      description = "One run per seed: 3, 0..4 or 0,2,7. Default: ${DEFAULT-VALUE}.")
  private Seeds seeds;

  @Mixin private EpochsOption epochs;

  @Mixin private DataOption data;

  @Option(
      names = "--engine",
      defaultValue = ENGINE,
      paramLabel = ENGINE,
      description = "What computes: vector, the same bytes on every machine.")
  private String engine;

  @Option(
      names = "--threads",
      defaultValue = "1",
      paramLabel = "N",
      description = "Threads, and cores, of each run. Default: ${DEFAULT-VALUE}.")
  private int threads;

  @Option(
      names = "--out",
      defaultValue = "runs",
      paramLabel = "DIR",
      description = "Folder for logs, weights and the report. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  /**
   * Executes the command.
   *
   * @return exit status: 0, 1 when it failed, 2 when it was not understood
   */
  static int execute(String... args) {
    var commandLine = new CommandLine(new SweepCommand());
    commandLine.registerConverter(Path.class, InputFiles::path);
    commandLine.setUsageHelpLongOptionsMaxWidth(OPTIONS_WIDTH);
    commandLine.setParameterExceptionHandler((e, arguments) -> Failures.notUnderstood(e));
    commandLine.setExecutionExceptionHandler(
        (e, failed, result) -> Failures.failed(failed, e, SweepCommand::goOn));
    return commandLine.execute(args);
  }

  private static String goOn(CommandLine command) {
    return "stopped; the same command does what is missing";
  }

  @Override
  public Integer call() throws IOException {
    List<Experiment> experiments = experiments();
    experiments.forEach(epochs::of);
    OutputFolder.requireName("--out", out);
    if (threads < 1) {
      throw new UserException("--threads: expected 1 or more, found " + threads);
    }
    Engine vector = engine();
    Execution execution = Execution.cpu(threads);
    experiments.forEach(experiment -> vector.check(experiment.net(), execution));
    Dataset dataset = data.dataset();
    OutputFolder.create("--out", out);
    experiments.stream()
        .filter(experiment -> !Experiments.isDeclared(experiment))
        .flatMap(experiment -> OwnNetText.notes(experiment, dataset).stream())
        .distinct()
        .forEach(note -> System.err.println("note: " + note));
    List<TrainingJob> runs = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (long seed : seeds.values()) {
        var plan = new RunPlan(experiment, dataset, seed, epochs.of(experiment), vector, execution);
        runs.add(new TrainingJob(plan, out, EarlierRun.RESUMED));
      }
    }
    report(runs, train(missing(runs), dataset));
    return 0;
  }

  private List<Experiment> experiments() throws IOException {
    List<Experiment> chosen = new ArrayList<>();
    ids.forEach(id -> chosen.add(Experiments.byId(id)));
    for (Path file : files) {
      chosen.add(Experiments.read(InputFiles.notAFolder(file)));
    }
    if (chosen.isEmpty()) {
      throw new UserException(
          "nothing is chosen: expected --experiment ID or --file FILE; the command list of"
              + " reproduce shows the experiments");
    }
    var variants = new Grid(grid);
    Map<String, Experiment> byId = new LinkedHashMap<>();
    for (Experiment experiment : chosen) {
      variants.warnings(experiment).forEach(line -> System.err.println("warning: " + line));
      for (Experiment variant : variants.variants(experiment)) {
        if (byId.put(variant.id(), variant) != null) {
          throw new UserException(variant.id() + ": expected each experiment once, found it twice");
        }
      }
    }
    return List.copyOf(byId.values());
  }

  private Engine engine() {
    if (!engine.equals(ENGINE)) {
      throw new UserException(
          "--engine: expected vector, whose runs are the same wherever Spark puts them, found "
              + engine);
    }
    return Engine.named(ENGINE);
  }

  /** The runs of which something is left to do. */
  private static List<TrainingJob> missing(List<TrainingJob> runs) throws IOException {
    List<TrainingJob> missing = new ArrayList<>();
    for (TrainingJob run : runs) {
      RunLock.requireFree(run.folder());
      if (!RunStart.of(run.folder(), run.plan(), run.earlier()).finished()) {
        missing.add(run);
      }
    }
    return missing;
  }

  /** Does the runs; why each failed that failed. */
  private Map<TrainingJob, String> train(List<TrainingJob> runs, Dataset dataset)
      throws IOException {
    Map<TrainingJob, String> failures = new LinkedHashMap<>();
    if (runs.isEmpty()) {
      return failures;
    }
    Path log = SweepLog.into(out);
    try (var progress = SweepProgress.of(runs, quiet);
        var cluster = Cluster.start(master, threads, dataset, progress)) {
      progress.print(
          "%d runs on %s; Spark's page: %s; its log: %s"
              .formatted(runs.size(), master, cluster.page().orElse("none"), log));
      List<Optional<String>> ends = new SweepRuns(cluster, progress).train(runs);
      for (int i = 0; i < runs.size(); i++) {
        TrainingJob run = runs.get(i);
        ends.get(i).ifPresent(why -> failures.put(run, why));
      }
    }
    return failures;
  }

  /** The documents of {@code run}, and the summary. */
  private void report(List<TrainingJob> runs, Map<TrainingJob, String> failures)
      throws IOException {
    List<TrainingJob> ended = runs.stream().filter(run -> !failures.containsKey(run)).toList();
    if (!ended.isEmpty()) {
      System.out.print(RunDocuments.report(out, System.err::println));
    }
    RunDocuments.sheets(ended, System.err::println, quiet ? note -> {} : System.err::println);
    if (!failures.isEmpty()) {
      String first =
          failures.entrySet().stream()
              .limit(MOST_NAMES)
              .map(failure -> failure.getKey().name() + ": " + failure.getValue())
              .collect(Collectors.joining("; "));
      int more = failures.size() - MOST_NAMES;
      throw new UserException(
          "%d of %d runs failed: %s%s"
              .formatted(
                  failures.size(), runs.size(), first, more > 0 ? "; and " + more + " more" : ""));
    }
  }
}
