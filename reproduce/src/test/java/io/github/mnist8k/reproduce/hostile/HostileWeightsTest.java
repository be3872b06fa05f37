package io.github.mnist8k.reproduce.hostile;

import io.github.mnist8k.models.Net;
import io.github.mnist8k.models.layers.BatchNorm;
import io.github.mnist8k.models.layers.Conv2d;
import io.github.mnist8k.models.layers.Flatten;
import io.github.mnist8k.models.layers.GlobalAvgPool;
import io.github.mnist8k.models.layers.Linear;
import io.github.mnist8k.models.layers.Relu;
import io.github.mnist8k.models.weights.WeightsException;
import io.github.mnist8k.models.weights.WeightsFile;
import io.github.mnist8k.training.RunPlan;
import io.github.mnist8k.training.files.CheckpointFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Files of weights that were tampered with are taken, or refused as the readers promise. */
@Domain(Edits.class)
@Domain(DomainContext.Global.class)
@PropertyDefaults(edgeCases = EdgeCasesMode.NONE)
class HostileWeightsTest {

  /** The files have a few kilobytes. */
  private static final long MEBIBYTES = 16;

  /** The net of the files that PyTorch wrote for the tests of {@code mnist-models}. */
  private static final Net NET =
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

  private static final Path PYTORCH = Path.of("../mnist-models/src/test/resources/pytorch");
  private static final RunPlan PLAN = SmallCheckpoint.plan(NET);

  private static byte[] safetensors;
  private static byte[] saved;
  private static Map<String, byte[]> entries;
  private static byte[] checkpoint;

  @BeforeContainer
  static void readSoundFiles() throws IOException {
    safetensors = Files.readAllBytes(PYTORCH.resolve("named.safetensors"));
    saved = Files.readAllBytes(PYTORCH.resolve("checkpoint.pt"));
    entries = Sealed.entries(PYTORCH.resolve("checkpoint.pt"));
    Path folder = Files.createTempDirectory("run");
    checkpoint = SmallCheckpoint.content(folder, PLAN);
    Files.delete(folder);
  }

  @Property(seed = "14")
  void safetensors(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    byte[] content =
        sealed ? Sealed.safetensors(safetensors, edits) : HostileFile.changed(safetensors, edits);
    giveWeights("weights.safetensors", content);
  }

  @Property(seed = "14")
  void torchSave(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    byte[] content = sealed ? Sealed.pickle(entries, edits) : HostileFile.changed(saved, edits);
    giveWeights("weights.pt", content);
  }

  private static void giveWeights(String name, byte[] content) throws IOException {
    HostileFile.give(
        name,
        content,
        MEBIBYTES,
        WeightsException.class,
        file -> WeightsFile.read(file, NET).notes().forEach(HostileFile::assertReadable));
  }

  @Property(seed = "14")
  void checkpoint(@ForAll @Size(min = 1, max = 4) List<Edit> edits, @ForAll boolean sealed)
      throws IOException {
    byte[] content =
        sealed ? Sealed.safetensors(checkpoint, edits) : HostileFile.changed(checkpoint, edits);
    HostileFile.give(
        "state.safetensors",
        content,
        MEBIBYTES,
        WeightsException.class,
        file -> new CheckpointFile(file, PLAN).read());
  }
}
