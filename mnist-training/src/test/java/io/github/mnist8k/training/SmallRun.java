package io.github.mnist8k.training;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.augment.RandomRotation;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Dropout;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.MaxPool;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.CheckpointFile;
import io.github.mnist8k.training.files.DivergenceCheck;
import io.github.mnist8k.training.files.EarlierRun;
import io.github.mnist8k.training.files.ManifestWriter;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.files.RunStart;
import io.github.mnist8k.training.files.RunWriter;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest.MachineInfo;
import io.github.mnist8k.training.log.RunManifest.SoftwareInfo;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.OneCycle;
import io.github.mnist8k.training.recipe.Optimizer;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Schedule;
import io.github.mnist8k.training.recipe.Sgd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of a second with everything in it that is random: batch order, weights, dropout and
 * rotation.
 */
public final class SmallRun {

  public static final int TRAIN_IMAGES = 600;
  public static final int TEST_IMAGES = 200;
  public static final int BATCH = 64;

  public static final Normalization MNIST = new Normalization(0.1307, 0.3081);

  public static final Dataset DATA =
      new Dataset(
          "synthetic",
          "drawn for a test",
          SyntheticDigits.draw(TRAIN_IMAGES, 1),
          SyntheticDigits.draw(TEST_IMAGES, 2),
          Map.of("train-images-idx3-ubyte", "1234"));

  public static final Engine ENGINE = Engine.named("tensorflow");

  public static final Net NET =
      Net.of(
          new Conv2d(1, 6, 5),
          new BatchNorm(6),
          new Relu(),
          new Dropout(0.1),
          new MaxPool(4, 4),
          new Flatten(),
          new Linear(216, 10));

  public static final Recipe RECIPE =
      new Recipe(
          BATCH,
          LastBatch.KEPT,
          3,
          MNIST,
          List.of(new RandomRotation(10, 0)),
          new Sgd(0.01, 0.9, 1e-4),
          new OneCycle(0.1, 0.3, 10, 100, 0.85, 0.95));

  public static RunPlan plan(long seed, int epochs) {
    return plan(RECIPE, seed, epochs);
  }

  public static RunPlan plan(Recipe recipe, long seed, int epochs) {
    return new RunPlan(
        Experiment.own("test/small", NET, recipe), DATA, seed, epochs, ENGINE, Execution.cpu(2));
  }

  /** The same run on the same data under another name. */
  public static RunPlan renamed(RunPlan plan, String dataset) {
    return plan.withDataset(
        new Dataset(dataset, DATA.origin(), DATA.train(), DATA.test(), DATA.sha256()));
  }

  public static Recipe with(Optimizer optimizer, Schedule schedule) {
    return new Recipe(BATCH, LastBatch.KEPT, 3, MNIST, List.of(), optimizer, schedule);
  }

  /** Trains and writes the folder as the command line does. */
  public static Model train(RunPlan plan, RunFolder folder, boolean resume) throws IOException {
    var earlier = resume ? EarlierRun.RESUMED : EarlierRun.OVERWRITTEN;
    RunStart start = RunStart.of(folder, plan, earlier);
    var writer = new RunWriter(folder, new CheckpointFile(folder.checkpoint(), start.plan()));
    return new TrainingRun(
            start.plan(), List.of(new DivergenceCheck(), writer, manifestWriter(folder)))
        .train(start.checkpoint());
  }

  public static ManifestWriter manifestWriter(RunFolder folder) {
    return new ManifestWriter(
        folder,
        new SoftwareInfo("abc", "17", "Linux"),
        new MachineInfo("a processor", 2, "cpu", 2),
        () -> 1000L);
  }

  /** What a run told its listeners after each epoch. */
  public static final class Diary implements RunListener {
    public final List<EpochRecord> rows = new ArrayList<>();
    public final List<Checkpoint> checkpoints = new ArrayList<>();

    @Override
    public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) {
      rows.add(withoutSeconds(epoch));
      checkpoints.add(checkpoint);
    }
  }

  /** The row with the times, which no two runs share, set to zero. */
  public static EpochRecord withoutSeconds(EpochRecord row) {
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
