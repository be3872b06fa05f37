package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.layers.Layer;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import io.github.mnist8k.training.recipe.ConstantRate;
import io.github.mnist8k.training.recipe.Sgd;
import io.github.mnist8k.training.recipe.StepDecay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestWriterTest {

  @TempDir Path out;
  private RunFolder folder;

  @BeforeEach
  void name() {
    folder = RunFolder.of(out, "test/small", 1);
  }

  private RunManifest manifest() throws IOException {
    return RunManifestJson.read(folder.manifest());
  }

  @Test
  void completeRunSaysWhatMadeIt() throws IOException {
    SmallRun.train(SmallRun.plan(1, 3), folder, false);
    RunManifest manifest = manifest();
    assertEquals("test/small", manifest.experiment());
    assertEquals("A small run", manifest.title());
    assertEquals(1, manifest.seed());
    assertEquals(
        new RunManifest.DatasetInfo(
            "synthetic", 600, 200, Map.of("train-images-idx3-ubyte", "1234")),
        manifest.dataset());
    assertEquals(
        new RunManifest.NetInfo(
            SmallRun.NET.fingerprint(),
            SmallRun.NET.parameterCount(),
            SmallRun.NET.layers().stream().map(Layer::toString).toList()),
        manifest.net());
    assertEquals("abc", manifest.software().codeVersion());
    assertEquals("a processor", manifest.machine().cpu());
    assertEquals(1000L, manifest.performance().peakMemoryBytes());
    assertTrue(manifest.performance().trainImagesPerSecond() > 0);
    assertNotNull(manifest.finished());
    assertState(manifest, 3, true, 0);
  }

  private static void assertState(RunManifest found, int done, boolean complete, int resumes) {
    assertEquals(3, found.epochsPlanned(), "epochs planned");
    assertEquals(done, found.epochsDone(), "epochs done");
    assertEquals(complete, found.complete(), "complete");
    assertEquals(resumes, found.resumes(), "resumes");
  }

  @Test
  void cutShortItIsNotCompleteUntilItIsResumedToTheEnd() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    assertState(manifest(), 1, false, 0);
    Files.writeString(
        folder.manifest(),
        Files.readString(folder.manifest()).replace(manifest().started(), "2020-01-02T03:04:05Z"));
    SmallRun.train(SmallRun.plan(1, 2), folder, true);
    assertState(manifest(), 2, false, 1);
    SmallRun.train(SmallRun.plan(1, 3), folder, true);
    assertState(manifest(), 3, true, 2);
    assertEquals("2020-01-02T03:04:05Z", manifest().started());
  }

  @Test
  void trainedAnewItWasNeverResumed() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    SmallRun.train(SmallRun.plan(1, 2), folder, true);
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    assertState(manifest(), 1, false, 0);
  }

  @Test
  void itIsThereFromTheStartAndFollowsTheEpochs() throws IOException {
    RunPlan plan = SmallRun.plan(1, 2);
    List<RunManifest> seen = new ArrayList<>();
    var reader =
        new RunListener() {
          @Override
          public void started(RunPlan started, int epochsDone, int updates) throws IOException {
            seen.add(manifest());
          }

          @Override
          public void epochEnded(EpochRecord epoch, Checkpoint checkpoint) throws IOException {
            seen.add(manifest());
          }
        };
    var writer = new RunWriter(folder, new CheckpointFile(folder.checkpoint(), plan));
    new TrainingRun(plan, SmallRun.ENGINE, List.of(writer, SmallRun.manifestWriter(folder), reader))
        .train(Optional.empty());
    assertEquals(3, seen.size());
    for (int done = 0; done < 3; done++) {
      assertState(seen.get(done), done, false, 0);
      assertEquals(done == 0, seen.get(done).performance() == null, "no speed at the start");
      assertNull(seen.get(done).finished());
    }
  }

  @Test
  void recipeIsWrittenOutInFull() throws IOException {
    SmallRun.train(SmallRun.plan(1, 1), folder, false);
    assertEquals(
        Map.of(
            "batchSize", 64,
            "lastBatch", "KEPT",
            "epochs", 3,
            "normalization", Map.of("mean", 0.1307, "std", 0.3081),
            "augmentation", List.of(Map.of("type", "RandomRotation", "degrees", 10.0, "fill", 0)),
            "optimizer",
                Map.of("type", "Sgd", "learningRate", 0.01, "momentum", 0.9, "weightDecay", 1e-4),
            "schedule",
                Map.of(
                    "type", "OneCycle",
                    "maxLearningRate", 0.1,
                    "pctStart", 0.3,
                    "divFactor", 10.0,
                    "finalDivFactor", 100.0,
                    "baseMomentum", 0.85,
                    "maxMomentum", 0.95)),
        manifest().recipe());
  }

  @Test
  void schedulesAreNamed() {
    var sgd = new Sgd(0.1, 0, 0);
    assertEquals(
        Map.of("type", "ConstantRate"),
        RecipeMap.of(SmallRun.with(sgd, new ConstantRate())).get("schedule"));
    assertEquals(
        Map.of("type", "StepDecay", "stepSize", 6, "gamma", 0.1),
        RecipeMap.of(SmallRun.with(sgd, new StepDecay(6, 0.1))).get("schedule"));
    assertFalse(RecipeMap.of(SmallRun.RECIPE).containsValue(null));
  }
}
