package io.github.mnist8k.reproduce.hostile;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.CheckpointFile;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.files.RunWriter;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.LastBatch;
import io.github.mnist8k.training.recipe.Recipe;
import io.github.mnist8k.training.recipe.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small net, and the checkpoint of its run on two images, as a run writes it. */
final class SmallCheckpoint {

  /** The net of the files that PyTorch wrote for the tests of {@code mnist-models}. */
  static final Net NET =
      Net.of(
          new Conv2d(1, 3, 3),
          new BatchNorm(3),
          new Relu(),
          new Conv2d(3, 3, 3),
          new BatchNorm(3),
          new Relu(),
          new Conv2d(3, 3, 3),
          new BatchNorm(3),
          new GlobalAvgPool(),
          new Flatten(),
          new Linear(3, 10));

  private static final String ID = "test/small";
  private static final String DATA = "few";

  /** The run of the net that it belongs to. */
  static final RunPlan PLAN = plan();

  private static RunPlan plan() {
    var recipe =
        new Recipe(
            2,
            LastBatch.KEPT,
            1,
            new Normalization(0.1307, 0.3081),
            List.of(),
            new Sgd(0.01, 0.9, 0),
            new ConstantRate());
    var images = SyntheticDigits.draw(2, 1);
    return new RunPlan(
        Experiment.own(ID, NET, recipe),
        new Dataset(DATA, "drawn for a test", images, images, Map.of("images", "1234")),
        0,
        1,
        Engine.named("tensorflow"),
        Execution.cpu(1));
  }

  /** The file's content; the folder must be empty and is empty again. */
  static byte[] content(Path folder) throws IOException {
    var files = new RunFolder(folder);
    var writer = new RunWriter(files, new CheckpointFile(files.checkpoint(), PLAN));
    writer.started(PLAN, 0, 1);
    writer.epochEnded(
        new EpochRecord(ID, DATA, 0, 0, 1, 0.01, 0.9, 2, 50, 2, 1, 50, 1, 1),
        new Checkpoint(
            List.of(2.0),
            new Weights(Weights.initial(NET, new SeedStream(0)).tensors(), PLAN.updatesPerEpoch()),
            PLAN.recipe().optimizer().initialSlots(NET)));
    byte[] content = Files.readAllBytes(files.checkpoint());
    files.clear();
    Files.delete(files.checkpoint().getParent());
    return content;
  }

  private SmallCheckpoint() {}
}
