package io.github.mnist8k.training.files;

import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.data.idx.IdxWriter;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.models.weights.WeightsFile;
import io.github.mnist8k.training.Answers;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Writes a run's epoch log, checkpoints, answers and final weights into its folder. */
public final class RunWriter implements RunListener {

  private static final String EXPERIMENT = "experiment";

  private final RunFolder folder;
  private final CheckpointFile checkpoints;
  private RunPlan plan;
  private int epochsDone;

  /**
   * A writer for one run.
   *
   * @param folder the run's folder
   * @param checkpoints the run's checkpoint
   */
  public RunWriter(RunFolder folder, CheckpointFile checkpoints) {
    this.folder = Objects.requireNonNull(folder, "folder");
    this.checkpoints = Objects.requireNonNull(checkpoints, "checkpoints");
  }

  /**
   * Begins a new log, or cuts that of a run that goes on back to its checkpoint.
   *
   * @throws IOException if the log is not that of the plan's run, or lacks rows of the checkpoint;
   *     nothing is then changed
   */
  @Override
  public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) throws IOException {
    this.plan = plan;
    this.epochsDone = epochsDone;
    RunFolder.make(folder.checkpoint().getParent());
    folder.removeParts();
    if (epochsDone == 0) {
      folder.clear();
      EpochCsv.create(folder.epochs());
    } else {
      // A run that was killed between log and checkpoint has one row too many.
      RunStart.requireRows(folder, plan, EpochCsv.readComplete(folder.epochs()), epochsDone);
      EpochCsv.keepBefore(folder.epochs(), epochsDone);
    }
  }

  /** First the row, then the checkpoint: a resumed run repeats a row rather than losing it. */
  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
    EpochCsv.append(folder.epochs(), epoch);
    checkpoints.write(checkpoint);
    epochsDone = checkpoint.epochsDone();
  }

  @Override
  public void answered(Answers answers) throws IOException {
    byte[] file = IdxWriter.labels(answers.digits());
    AtomicFiles.write(folder.answers(), out -> out.write(file));
  }

  @Override
  public void finished(Model model) throws IOException {
    model.write(
        folder.weights(),
        Map.of(
            "dataset",
            plan.dataset().name(),
            RunStart.EPOCHS,
            Integer.toString(epochsDone),
            EXPERIMENT,
            plan.experiment().id(),
            "seed",
            Long.toString(plan.seed())));
  }

  /**
   * What trained the weights in a file.
   *
   * @param weights final weights of a run, or any other file
   * @return id of the experiment, or nothing if the file does not say it
   * @throws WeightsException if it holds no weights
   * @throws IOException if the file cannot be read
   */
  public static Optional<String> experimentOf(Path weights) throws IOException {
    return Optional.ofNullable(WeightsFile.metadata(weights).get(EXPERIMENT));
  }
}
