package io.github.mnist8k.training.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.training.Checkpoint;
import io.github.mnist8k.training.RunListener;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.SmallRun;
import io.github.mnist8k.training.TrainingRun;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
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
    assertEquals(SmallRun.plan(1, 3).experiment(), ExperimentJson.read(folder.manifest()));
    assertEquals("tensorflow", manifest.engine().name());
    assertEquals(SmallRun.ENGINE.version(), manifest.engine().version());
    assertEquals(1, manifest.seed());
    assertEquals(
        new RunManifest.DatasetInfo(
            "synthetic", 600, 200, Map.of("train-images-idx3-ubyte", "1234")),
        manifest.dataset());
    assertEquals(
        new RunManifest.NetInfo(NetJson.fingerprint(SmallRun.NET), SmallRun.NET.parameterCount()),
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
    new TrainingRun(plan, List.of(writer, SmallRun.manifestWriter(folder), reader))
        .train(Optional.empty());
    assertEquals(3, seen.size());
    for (int done = 0; done < 3; done++) {
      assertState(seen.get(done), done, false, 0);
      assertEquals(done == 0, seen.get(done).performance() == null, "no speed at the start");
      assertNull(seen.get(done).finished());
    }
  }
}
