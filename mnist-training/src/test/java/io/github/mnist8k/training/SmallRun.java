package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.Normalization;
import io.github.mnist8k.data.RandomRotation;
import io.github.mnist8k.data.SyntheticDigits;
import io.github.mnist8k.models.BatchNorm;
import io.github.mnist8k.models.Conv2d;
import io.github.mnist8k.models.Dropout;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Flatten;
import io.github.mnist8k.models.Linear;
import io.github.mnist8k.models.MaxPool;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.Relu;
import io.github.mnist8k.models.Weights;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest.MachineInfo;
import io.github.mnist8k.training.log.RunManifest.SoftwareInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a second with everything in it that is random: batch order, weights, dropout and
 * rotation.
 */
final class SmallRun {

  static final int TRAIN_IMAGES = 600;
  static final int TEST_IMAGES = 200;
  static final int BATCH = 64;

  static final Normalization MNIST = new Normalization(0.1307, 0.3081);

  static final Dataset DATA =
      new Dataset(
          "synthetic",
          "drawn for a test",
          SyntheticDigits.draw(TRAIN_IMAGES, 1),
          SyntheticDigits.draw(TEST_IMAGES, 2),
          Map.of("train-images-idx3-ubyte", "1234"));

  static final Net NET =
      Net.of(
          Conv2d.of(1, 6, 5),
          BatchNorm.of(6),
          new Relu(),
          new Dropout(0.1),
          new MaxPool(4, 4),
          new Flatten(),
          new Linear(216, 10));

  static final Recipe RECIPE =
      new Recipe(
          BATCH,
          LastBatch.KEPT,
          3,
          MNIST,
          List.of(new RandomRotation(10, 0)),
          new Sgd(0.01, 0.9, 1e-4),
          new OneCycle(0.1, 0.3, 10, 100, 0.85, 0.95));

  static RunPlan plan(long seed, int epochs) {
    return plan(RECIPE, seed, epochs);
  }

  static RunPlan plan(Recipe recipe, long seed, int epochs) {
    return new RunPlan("test/small", NET, recipe, DATA, seed, epochs, Execution.cpu(2));
  }

  static Recipe with(Optimizer optimizer, Schedule schedule) {
    return new Recipe(BATCH, LastBatch.KEPT, 3, MNIST, List.of(), optimizer, schedule);
  }

  /** Trains and writes the folder as the command line does. */
  static Weights train(RunPlan plan, RunFolder folder, boolean resume) throws IOException {
    var checkpoints = new CheckpointFile(folder.checkpoint(), plan);
    Optional<Checkpoint> checkpoint = resume ? checkpoints.read() : Optional.empty();
    var writer = new RunWriter(folder, checkpoints);
    return new TrainingRun(plan, List.of(new DivergenceCheck(), writer, manifestWriter(folder)))
        .train(checkpoint);
  }

  static ManifestWriter manifestWriter(RunFolder folder) {
    return new ManifestWriter(
        folder,
        "A small run",
        new SoftwareInfo("abc", "1.1.0", "17", "Linux"),
        new MachineInfo("a processor", 2, "cpu", 2),
        () -> 1000L);
  }

  /** What a run told its listeners after each epoch. */
  static final class Diary implements RunListener {
    final List<EpochRecord> rows = new ArrayList<>();
    final List<Checkpoint> checkpoints = new ArrayList<>();

    @Override
    public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
      rows.add(withoutSeconds(epoch));
      checkpoints.add(checkpoint);
    }
  }

  /** The row with the times, which no two runs share, set to zero. */
  static EpochRecord withoutSeconds(EpochRecord row) {
    return new EpochRecord(
        row.experiment(),
        row.dataset(),
        row.seed(),
        row.epoch(),
        row.updates(),
        row.learningRate(),
        row.momentum(),
        row.trainLoss(),
        row.trainAccuracy(),
        row.testLoss(),
        row.testCorrect(),
        row.testAccuracy(),
        0,
        0);
  }

  private SmallRun() {}
}
