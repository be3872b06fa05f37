package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reports.RunReport;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.Seeds;
import io.github.mnist8k.reproduce.options.Selection;
import io.github.mnist8k.reproduce.options.TrainingOptions;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.runs.ProgressDisplay;
import io.github.mnist8k.reproduce.runs.SideBySide;
import io.github.mnist8k.reproduce.runs.TrainingJob;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: trains experiments and reports them. */
@Command(
    name = "run",
    description =
        "Trains experiments; every option is also a system property (-Dstep=3 -Dseeds=0..2).",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  @Mixin private Selection selection;

  @Mixin private TrainingOptions training;

  @Option(
      names = "--seeds",
      defaultValue = "0",
      paramLabel = "SEEDS",
      converter = Seeds.Converter.class,
      description = "One run per seed: 3, 0..4 or 0,2,7. Default: ${DEFAULT-VALUE}.")
  private Seeds seeds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Stop after N epochs; the run is then marked as cut short.")
  private Integer epochs;

  @Option(
      names = "--out",
      defaultValue = "runs",
      paramLabel = "DIR",
      description = "Folder for logs, weights and the report. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--resume",
      fallbackValue = "true",
      description = "Go on with runs that were stopped; keep finished ones.")
  private boolean resume;

  @Option(names = "--quiet", fallbackValue = "true", description = "No progress on standard error.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    List<Experiment> experiments = selection.experiments();
    experiments.forEach(this::checkEpochs);
    Execution execution = training.execution();
    Dataset dataset = training.dataset();
    createFolder();

    List<TrainingJob> runs = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (long seed : seeds.values()) {
        int last = epochs == null ? experiment.recipe().epochs() : epochs;
        runs.add(new TrainingJob(experiment, dataset, seed, last, execution, out, resume));
      }
    }
    boolean several = training.jobs() > 1 && runs.size() > 1;
    ProgressDisplay progress = quiet ? ProgressDisplay.NONE : ProgressDisplay.of(several);
    SideBySide.run(
        runs.stream().map(run -> task(run, progress)).toList(), several ? training.jobs() : 1);
    RunReport report = RunReport.write(Experiments.reported(), out);
    report.warnings().forEach(warning -> System.err.println("warning: " + warning));
    System.out.print(report.markdown());
    return 0;
  }

  private static Callable<Void> task(TrainingJob run, ProgressDisplay progress) {
    return () -> {
      run.train(progress.listener());
      return null;
    };
  }

  private void checkEpochs(Experiment experiment) {
    int most = experiment.recipe().epochs();
    if (epochs != null && (epochs < 1 || epochs > most)) {
      throw new UserException(
          "--epochs: expected 1 to " + most + " for " + experiment.id() + ", found " + epochs);
    }
  }

  private void createFolder() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new UserException("--out: expected a folder, found the file " + out);
    }
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new UserException("--out: cannot make the folder " + out + ": " + e);
    }
    if (!Files.isWritable(out)) {
      throw new UserException("--out: cannot write to the folder " + out);
    }
  }
}
