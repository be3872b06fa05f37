package io.github.mnist8k.training.files;

import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;

/** Writes a run's epoch log, checkpoints and final weights into its folder. */
public final class RunWriter implements RunListener {

  private final RunFolder folder;
  private final CheckpointFile checkpoints;
  private RunPlan plan;

  /**
   * A writer for one run.
   *
   * @param folder the run's folder
   * @param checkpoints the run's checkpoint
   */
  public RunWriter(RunFolder folder, CheckpointFile checkpoints) {
    this.folder = folder;
    this.checkpoints = checkpoints;
  }

  @Override
  public void started(RunPlan plan, int epochsDone, int updatesPerEpoch) throws IOException {
    this.plan = plan;
    Files.createDirectories(folder.checkpoint().getParent());
    if (epochsDone == 0) {
      folder.clear();
      EpochCsv.create(folder.epochs());
    } else {
      // A run that was killed between log and checkpoint has one row too many.
      int rows = EpochCsv.keepBefore(folder.epochs(), epochsDone).size();
      if (rows != epochsDone) {
        throw new IOException(
            folder.epochs()
                + ": expected the "
                + epochsDone
                + " epochs of the checkpoint beside it, found "
                + rows
                + "; train anew without --resume");
      }
    }
  }

  /** First the row, then the checkpoint: a resumed run repeats a row rather than losing it. */
  @Override
  public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
    EpochCsv.append(folder.epochs(), epoch);
    checkpoints.write(checkpoint);
  }

  @Override
  public void finished(Weights weights) throws IOException {
    Map<String, String> metadata = new TreeMap<>(); // in order, so that equal runs give equal bytes
    metadata.put("dataset", plan.dataset().name());
    metadata.put("epochs", Integer.toString(plan.epochs()));
    metadata.put("experiment", plan.experiment().id());
    metadata.put("seed", Long.toString(plan.seed()));
    weights.write(folder.weights(), metadata);
  }
}
