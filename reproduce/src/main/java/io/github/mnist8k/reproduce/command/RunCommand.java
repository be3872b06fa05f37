package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reports.RunReport;
import io.github.mnist8k.reports.sheet.SheetFolder;
import io.github.mnist8k.reproduce.documents.Sheets;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.options.Seeds;
import io.github.mnist8k.reproduce.options.Selection;
import io.github.mnist8k.reproduce.options.TrainingOptions;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.runs.CommandRuns;
import io.github.mnist8k.reproduce.runs.RunsProgress;
import io.github.mnist8k.reproduce.runs.TrainingJob;
import io.github.mnist8k.reproduce.text.FailureText;
import io.github.mnist8k.reproduce.text.OwnNetText;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.EarlierRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: trains experiments and reports them. */
@Command(
    name = "run",
    description = {
      "Trains experiments.",
      "Every option is also a system property (-Dstep=3 -Dseeds=0..2)."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final int MOST_WARNINGS = 3;

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

  @Option(
      names = "--overwrite",
      fallbackValue = "true",
      description = "Replace earlier runs of the same experiment and seed, finished or not.")
  private boolean overwrite;

  @Option(names = "--quiet", fallbackValue = "true", description = "No progress on standard error.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    List<Experiment> experiments = selection.experiments();
    experiments.forEach(this::checkEpochs);
    EarlierRun earlier = earlierRun();
    requireName();
    Engine engine = training.engine();
    Execution execution = training.execution(engine);
    Dataset dataset = training.dataset(experiments, engine, execution);
    createFolder();
    experiments.stream()
        .filter(experiment -> !Experiments.isDeclared(experiment))
        .flatMap(experiment -> OwnNetText.notes(experiment, dataset).stream())
        .forEach(note -> System.err.println("note: " + note));

    List<TrainingJob> runs = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (long seed : seeds.values()) {
        int last = epochs == null ? experiment.recipe().epochs() : epochs;
        var plan = new RunPlan(experiment, dataset, seed, last, engine, execution);
        runs.add(new TrainingJob(plan, out, earlier));
      }
    }
    for (TrainingJob run : runs) {
      run.check();
    }
    train(runs);
    return 0;
  }

  /** Does all runs; one that fails does not keep the others from their end and their report. */
  private void train(List<TrainingJob> runs) throws IOException {
    RunsProgress progress = RunsProgress.of(runs.stream().map(TrainingJob::plan).toList(), quiet);
    List<Optional<Exception>> failures =
        new CommandRuns(List.of(progress), progress::print)
            .train(runs, Math.min(training.jobs(), runs.size()));
    List<String> failed = new ArrayList<>();
    List<TrainingJob> ended = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      if (failures.get(i).isPresent()) {
        failed.add(runs.get(i).name() + ": " + FailureText.of(failures.get(i).get()));
      } else {
        ended.add(runs.get(i));
      }
    }
    if (failed.size() < runs.size()) {
      RunReport report = RunReport.write(Experiments.reported(), out);
      report.warnings().stream()
          .limit(MOST_WARNINGS)
          .forEach(warning -> System.err.println("warning: " + warning));
      int more = report.warnings().size() - MOST_WARNINGS;
      if (more > 0) {
        System.err.printf("warning: and %d more; list --results %s shows all%n", more, out);
      }
      System.out.print(report.markdown());
    }
    writeSheets(ended);
    if (!failed.isEmpty()) {
      String count =
          runs.size() == 1 ? "" : failed.size() + " of " + runs.size() + " runs failed: ";
      throw new UserException(count + String.join("; ", failed));
    }
  }

  /** A sheet for each run, or one for all seeds of an experiment. */
  private void writeSheets(List<TrainingJob> ended) {
    Map<Experiment, List<TrainingJob>> byExperiment =
        ended.stream()
            .collect(
                Collectors.groupingBy(
                    run -> run.plan().experiment(), LinkedHashMap::new, Collectors.toList()));
    for (List<TrainingJob> seeds : byExperiment.values()) {
      List<Path> folders = seeds.stream().map(run -> run.folder().path()).toList();
      Path folder = seeds.size() == 1 ? folders.get(0) : folders.get(0).getParent();
      RunPlan plan = seeds.get(0).plan();
      try {
        SheetFolder sheet =
            Sheets.write(folder, folders, Optional.of(plan.dataset()), plan.engine());
        sheet.warnings().forEach(warning -> System.err.println("warning: " + warning));
        if (!quiet) {
          sheet.file().ifPresent(file -> System.err.println("sheet: " + file));
        }
      } catch (IOException e) { // the runs themselves are whole
        System.err.println("warning: no sheet: " + FailureText.of(e));
      }
    }
  }

  private EarlierRun earlierRun() {
    if (resume && overwrite) {
      throw new UserException(
          "--overwrite: expected without --resume: a run goes on or is replaced, choose one");
    }
    return resume ? EarlierRun.RESUMED : overwrite ? EarlierRun.OVERWRITTEN : EarlierRun.REFUSED;
  }

  private void requireName() {
    if (out.toString().isBlank()) {
      throw new UserException("--out: expected the name of a folder, found nothing");
    }
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
      if (!Files.isDirectory(out)) { // which follows links, as createDirectories does not
        Files.createDirectories(out);
      }
    } catch (IOException e) {
      throw new UserException("--out: cannot make the folder " + out + ": " + FailureText.of(e));
    }
    if (!Files.isWritable(out)) {
      throw new UserException("--out: cannot write to the folder " + out);
    }
  }
}
