package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.DataEnvironment;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.Datasets;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reports.RunReport;
import io.github.mnist8k.reproduce.experiments.Experiment;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.machine.NativeProcess;
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
      names = "--data",
      defaultValue = "mnist",
      paramLabel = "mnist|synthetic|DIR",
      description =
          "MNIST, drawn digits, or a folder with four IDX files. Default: ${DEFAULT-VALUE}.")
  private String data;

  @Option(
      names = "--device",
      defaultValue = "auto",
      description = "auto, cpu or gpu. Default: ${DEFAULT-VALUE}.")
  private DeviceChoice device;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads of all jobs together. Default: one per core.")
  private Integer threads;

  @Option(
      names = "--jobs",
      defaultValue = "1",
      paramLabel = "N",
      description = "Runs trained side by side. Default: ${DEFAULT-VALUE}.")
  private int jobs;

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
    Execution execution = execution();
    Dataset dataset = Datasets.load(data, DataEnvironment.system());
    createFolder();

    List<TrainingJob> trainings = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (long seed : seeds.values()) {
        int last = epochs == null ? experiment.recipe().epochs() : epochs;
        trainings.add(new TrainingJob(experiment, dataset, seed, last, execution, out, resume));
      }
    }
    boolean several = jobs > 1 && trainings.size() > 1;
    TrainingJobs.run(trainings, several ? jobs : 1, quiet ? Progress.NONE : Progress.of(several));
    System.out.print(report());
    return 0;
  }

  private String report() throws IOException {
    try {
      return RunReport.write(Experiments.reported(), out);
    } catch (IllegalArgumentException e) {
      throw new UserException(out + ": " + e.getMessage());
    }
  }

  private void checkEpochs(Experiment experiment) {
    int most = experiment.recipe().epochs();
    if (epochs != null && (epochs < 1 || epochs > most)) {
      throw new UserException(
          "--epochs: expected 1 to " + most + " for " + experiment.id() + ", found " + epochs);
    }
  }

  private Execution execution() {
    if (jobs < 1) {
      throw new UserException("--jobs: expected 1 or more, found " + jobs);
    }
    if (threads != null && threads < jobs) {
      throw new UserException(
          "--threads: expected at least one for each of " + jobs + " jobs, found " + threads);
    }
    NativeProcess.startTensorFlow();
    int all = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    return new Execution(device.resolve(), Math.max(1, all / jobs));
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
