package io.github.mnist8k.reproduce.documents;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.random.SeedStream;
import io.github.mnist8k.models.trained.DigitsExport;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.documents.NetFiles.NetFile;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetFilesTest {

  private static final Experiment SMALL = Experiments.byId("s7/model2");
  private static final Experiment BUNDLED = Experiments.byId("s7/model3");
  private static final List<String> ENGINES = List.of("vector", "tensorflow");

  @TempDir Path results;
  private NetFiles nets;

  @BeforeEach
  void setUp() {
    nets = new NetFiles(results);
  }

  @Test
  void netOfThePreferredEngineIsTaken() throws IOException {
    save("tensorflow", SMALL, "of tensorflow");
    assertEquals("of tensorflow", find(SMALL).net().description());
    Path file = save("vector", SMALL, "of vector");
    assertEquals("of vector", find(SMALL).net().description());
    assertArrayEquals(Files.readAllBytes(file), find(SMALL).bytes());
  }

  @Test
  void netMayLieInAFolderWithoutEngines() throws IOException {
    save("", SMALL, "of some engine");
    assertEquals("of some engine", find(SMALL).net().description());
  }

  @Test
  void netOfTheLibraryIsTakenWhereTheResultsHaveNone() throws IOException {
    assertTrue(find(BUNDLED).net().description().contains("10000 test images"));
    save("vector", BUNDLED, "of the results");
    assertEquals("of the results", find(BUNDLED).net().description());
    assertTrue(nets.find(SMALL, ENGINES).isEmpty());
  }

  @Test
  void netOfAnotherExperimentIsRefused() throws IOException {
    Path file = results.resolve("vector/s7/model2/seed-0/net.digits");
    Files.createDirectories(file.getParent());
    Files.move(save("", BUNDLED, "of another"), file);
    var e = assertThrows(IOException.class, () -> nets.find(SMALL, ENGINES));
    assertEquals(
        file + ": expected the net of s7/model2, found another, of s7/model3; export it again",
        e.getMessage());
  }

  private NetFile find(Experiment experiment) throws IOException {
    return nets.find(experiment, ENGINES).orElseThrow();
  }

  /** Saves an experiment's net with its initial weights. */
  private Path save(String engine, Experiment experiment, String description) throws IOException {
    Path file = results.resolve(engine).resolve(experiment.id()).resolve("seed-0/net.digits");
    Files.createDirectories(file.getParent());
    try (var out = Files.newOutputStream(file)) {
      var weights = Weights.initial(experiment.net(), new SeedStream(0));
      DigitsExport.of(experiment.id(), experiment.model(weights), description).write(out);
    }
    return file;
  }
}
