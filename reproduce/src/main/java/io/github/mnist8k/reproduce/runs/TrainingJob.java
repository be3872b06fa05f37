package io.github.mnist8k.reproduce.runs;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reproduce.machine.Machine;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.CheckpointFile;
import io.github.mnist8k.training.files.DivergenceCheck;
import io.github.mnist8k.training.files.ManifestWriter;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.files.RunWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One run to be done.
 *
 * @param experiment what is trained
 * @param dataset what it is trained on
 * @param seed seed of the run
 * @param epochs epochs to do in all
 * @param execution device and threads
 * @param out folder of all runs
 * @param resume whether to go on where an earlier run stopped
 */
public record TrainingJob(
    Experiment experiment,
    Dataset dataset,
    long seed,
    int epochs,
    Execution execution,
    Path out,
    boolean resume) {

  /** Trains and writes the run's folder; a finished run that is resumed is left as it is. */
  public void train(RunListener progress) throws IOException {
    var plan = new RunPlan(experiment, dataset, seed, epochs, execution);
    RunFolder folder = RunFolder.of(out, experiment.id(), seed);
    var checkpoints = new CheckpointFile(folder.checkpoint(), plan);
    Optional<Checkpoint> checkpoint = resume ? checkpoints.read() : Optional.empty();
    boolean finished =
        checkpoint.isPresent()
            && checkpoint.get().epochsDone() >= epochs
            && Files.exists(folder.weights());
    if (finished) {
      return;
    }
    var manifest =
        new ManifestWriter(
            folder, Machine.software(), Machine.info(execution), Machine::peakMemory);
    var writer = new RunWriter(folder, checkpoints);
    var listeners = List.of(new DivergenceCheck(), writer, manifest, progress);
    new TrainingRun(plan, Engine.named("tensorflow"), listeners).train(checkpoint);
  }
}
