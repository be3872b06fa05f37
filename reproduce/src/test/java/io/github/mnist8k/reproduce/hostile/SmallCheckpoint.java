package io.github.mnist8k.reproduce.hostile;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.augment.Normalization;
import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Net;
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

/** The checkpoint of a run on two images, as a run writes it. */
final class SmallCheckpoint {

  private static final String ID = "test/small";
  private static final String DATA = "few";

  /** The run of a net that it belongs to. */
  static RunPlan plan(Net net) {
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
        Experiment.own(ID, net, recipe),
        new Dataset(DATA, "drawn for a test", images, images, Map.of("images", "1234")),
        0,
        1,
        Engine.named("tensorflow"),
        Execution.cpu(1));
  }

  /** The file's content; the folder must be empty and is empty again. */
  static byte[] content(Path folder, RunPlan plan) throws IOException {
    var files = new RunFolder(folder);
    var writer = new RunWriter(files, new CheckpointFile(files.checkpoint(), plan));
    writer.started(plan, 0, 1);
    writer.epochEnded(
        new EpochRecord(ID, DATA, 0, 0, 1, 0.01, 0.9, 2, 50, 2, 1, 50, 1, 1),
        new Checkpoint(
            List.of(2.0),
            Weights.initial(plan.net(), new SeedStream(0)),
            plan.recipe().optimizer().initialSlots(plan.net())));
    byte[] content = Files.readAllBytes(files.checkpoint());
    files.clear();
    Files.delete(files.checkpoint().getParent());
    return content;
  }

  private SmallCheckpoint() {}
}
