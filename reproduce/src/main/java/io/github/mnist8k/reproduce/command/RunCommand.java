package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.documents.RunDocuments;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.failures.Failures;
import io.github.mnist8k.reproduce.options.EpochsOption;
import io.github.mnist8k.reproduce.options.OutputFolder;
import io.github.mnist8k.reproduce.options.Seeds;
import io.github.mnist8k.reproduce.options.Selection;
import io.github.mnist8k.reproduce.options.TrainingOptions;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.reproduce.runs.CommandListener;
import io.github.mnist8k.reproduce.runs.CommandRuns;
import io.github.mnist8k.reproduce.runs.JsonLines;
import io.github.mnist8k.reproduce.runs.RunEnd;
import io.github.mnist8k.reproduce.runs.RunsProgress;
import io.github.mnist8k.reproduce.runs.StoppedException;
import io.github.mnist8k.reproduce.tensorboard.TensorBoard;
import io.github.mnist8k.reproduce.text.OwnNetText;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.TrainingJob;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: trains experiments and reports them. */
@Command(
    name = "run",
    description = {
      "Trains experiments.",
      "Every option is also a system property (-Dstep=3 -Dseeds=0..2)."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

  private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

  @Mixin private Selection selection;

  @Mixin private TrainingOptions training;

  @Option(
      names = "--seeds",
      defaultValue = "0",
      paramLabel = "SEEDS",
      converter = Seeds.Converter.class,
      description = "One run per seed: 3, 0..4 or 0,2,7. Default: ${DEFAULT-VALUE}.")
  private Seeds seeds;

  @Mixin private EpochsOption epochs;

  @Spec private CommandSpec spec;

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

  @Option(
      names = "--tensorboard",
      paramLabel = "DIR",
      description = "Also write event files for TensorBoard into this folder.")
  private Path tensorboard;

  @Option(
      names = "--json-lines",
      fallbackValue = "true",
      description =
          "Print events for programs, a JSON object in each line, in place of the report.")
  private boolean jsonLines;

  @Override
  public Integer call() throws IOException {
    List<Experiment> experiments = selection.experiments();
    experiments.forEach(epochs::of);
    EarlierRun earlier = earlierRun();
    OutputFolder.requireName("--out", out);
    if (tensorboard != null) {
      OutputFolder.requireName("--tensorboard", tensorboard);
    }
    Engine engine = training.engine();
    Execution execution = training.execution(engine);
    Dataset dataset = training.dataset(experiments, engine, execution);
    if (tensorboard != null) {
      OutputFolder.create("--tensorboard", tensorboard);
    }
    OutputFolder.create("--out", out);
    experiments.stream()
        .filter(experiment -> !Experiments.isDeclared(experiment))
        .flatMap(experiment -> OwnNetText.notes(experiment, dataset).stream())
        .forEach(note -> System.err.println("note: " + note));

    List<TrainingJob> runs = new ArrayList<>();
    for (Experiment experiment : experiments) {
      for (long seed : seeds.values()) {
        var plan = new RunPlan(experiment, dataset, seed, epochs.of(experiment), engine, execution);
        runs.add(new TrainingJob(plan, out, earlier));
      }
    }
    for (TrainingJob run : runs) {
      run.check();
    }
    train(runs);
    return 0;
  }

  /** Does all runs; the last event of programs says how that ended. */
  private void train(List<TrainingJob> runs) throws IOException {
    var events = new JsonLines(runs.size(), jsonLines ? System.out : NOWHERE);
    RunEnd.Status end = RunEnd.Status.FAILED;
    try {
      trainAll(runs, events);
      end = RunEnd.Status.FINISHED;
    } catch (StoppedException e) {
      end = RunEnd.Status.STOPPED;
      throw e;
    } finally {
      events.commandEnded(end);
    }
  }

  /** Does all runs; one that fails does not keep the others from their end and their report. */
  private void trainAll(List<TrainingJob> runs, JsonLines events) throws IOException {
    RunsProgress progress = RunsProgress.of(runs.stream().map(TrainingJob::plan).toList(), quiet);
    List<CommandListener> listeners = new ArrayList<>(List.of(progress, events));
    if (tensorboard != null) {
      listeners.add(new TensorBoard(tensorboard));
    }
    List<Optional<Exception>> failures =
        new CommandRuns(listeners, progress::print)
            .train(runs, Math.min(training.jobs(), runs.size()));
    List<String> failed = new ArrayList<>();
    List<TrainingJob> ended = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      if (failures.get(i).isPresent()) {
        failed.add(
            runs.get(i).name() + ": " + Failures.line(spec.commandLine(), failures.get(i).get()));
      } else {
        ended.add(runs.get(i));
      }
    }
    if (!ended.isEmpty()) {
      String report = RunDocuments.report(out, System.err::println);
      if (!jsonLines) {
        System.out.print(report);
      }
    }
    RunDocuments.sheets(ended, System.err::println, quiet ? note -> {} : System.err::println);
    if (!failed.isEmpty()) {
      String count =
          runs.size() == 1 ? "" : failed.size() + " of " + runs.size() + " runs failed: ";
      throw new UserException(count + String.join("; ", failed));
    }
  }

  private EarlierRun earlierRun() {
    if (resume && overwrite) {
      throw new UserException(
          "--overwrite: expected without --resume: a run goes on or is replaced, choose one");
    }
    return resume ? EarlierRun.RESUMED : overwrite ? EarlierRun.OVERWRITTEN : EarlierRun.REFUSED;
  }
}
