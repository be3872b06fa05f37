package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunManifestJsonTest {

  private static final RunManifest.PerformanceInfo PERFORMANCE =
      new RunManifest.PerformanceInfo(13.5, 4444.4, 20_000, 1_500_000_000L);

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve(RunManifestJson.FILE_NAME);
  }

  @Test
  void readsBackWhatItWrote() throws IOException {
    RunManifest written = manifest(15, true, PERFORMANCE, "2026-01-01T00:05:00Z");

    RunManifestJson.write(file, written);

    assertEquals(written, RunManifestJson.read(file));
  }

  @Test
  void readsBackARunThatHasJustStarted() throws IOException {
    RunManifest written = manifest(0, false, null, null);

    RunManifestJson.write(file, written);

    assertEquals(written, RunManifestJson.read(file));
  }

  @Test
  void isPrettyPrintedInTheOrderOfTheRecord() throws IOException {
    RunManifestJson.write(file, manifest(0, false, null, null));

    assertEquals(
        """
        {
          "experiment" : "era2-s7/step3",
          "title" : "ERA V2 Session 7, Step 3",
          "seed" : 0,
          "dataset" : {
            "name" : "mnist",
            "trainImages" : 60000,
            "testImages" : 10000,
            "sha256" : {
              "train-images-idx3-ubyte" : "ba89"
            }
          },
          "net" : {
            "fingerprint" : "f00d",
            "parameters" : 10616,
            "layers" : [
              "conv2d 1 -> 16, 3x3",
              "relu"
            ]
          },
          "recipe" : {
            "optimizer" : {
              "type" : "sgd",
              "learning_rate" : 0.01
            },
            "batch_size" : 128,
            "augmentation" : [ ]
          },
          "epochsPlanned" : 15,
          "epochsDone" : 0,
          "complete" : false,
          "software" : {
            "codeVersion" : "0.1.0",
            "tensorflow" : "2.18.0",
            "java" : "17.0.1",
            "os" : "Linux 6.1"
          },
          "machine" : {
            "cpu" : "AMD EPYC",
            "cores" : 2,
            "device" : "cpu",
            "threads" : 2
          },
          "performance" : null,
          "started" : "2026-01-01T00:00:00Z",
          "finished" : null,
          "resumes" : 0
        }
        """,
        Files.readString(file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          '"resumes" : 0'   | '"resumes" : 0, "mood" : 1' | mood
          '"resumes" : 0'   | '"mood" : 1'    | resumes
          '"seed" : 0,'     | ''              | seed
          '"seed" : 0'      | '"seed" : null' | null
          '"seed" : 0'      | '"seed" : 0, "seed" : 1' | Duplicate
          'false'           | 'true'          | expected 15 in a complete run, found 0
          '"resumes" : 0'   | '"resumes" : -1' | expected 0 or more, found -1
          '2026-01-01T00:00:00Z' | 'yesterday' | yesterday
          """)
  void namesTheFileTheLineAndTheField(String right, String wrong, String problem)
      throws IOException {
    RunManifestJson.write(file, manifest(0, false, null, null));
    Files.writeString(file, Files.readString(file).replace(right, wrong));

    var e = assertThrows(IOException.class, () -> RunManifestJson.read(file));
    assertTrue(e.getMessage().startsWith(file + ": line "), e.getMessage());
    assertTrue(e.getMessage().contains(problem), e.getMessage());
    assertEquals(1, e.getMessage().lines().count());
  }

  @ParameterizedTest
  @CsvSource({"null", "''", "[]", "{", "{} {}"})
  void refusesWhatIsNoManifest(String content) throws IOException {
    Files.writeString(file, content);

    var e = assertThrows(IOException.class, () -> RunManifestJson.read(file));
    assertTrue(e.getMessage().startsWith(file.toString()), e.getMessage());
  }

  @Test
  void saysThatAManifestIsMissing() {
    assertThrows(NoSuchFileException.class, () -> RunManifestJson.read(file));
  }

  @Test
  void laterChangesOfTheCallersRecipeDoNotReachTheManifest() {
    Map<String, Object> optimizer = new LinkedHashMap<>(Map.of("type", "sgd"));
    RunManifest manifest = manifest(0, false, null, null, Map.of("optimizer", optimizer));

    optimizer.put("type", "adam");

    assertEquals(Map.of("optimizer", Map.of("type", "sgd")), manifest.recipe());
  }

  @Test
  void refusesARecipeThatJsonWouldNotGiveBack() {
    Map<String, Object> recipe = Map.of("file", folder);

    assertThrows(IllegalArgumentException.class, () -> manifest(0, false, null, null, recipe));
  }

  @Test
  void refusesASpeedThatIsNotFinite() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RunManifest.PerformanceInfo(Double.NaN, 1, 1, null));
  }

  private static RunManifest manifest(
      int epochsDone, boolean complete, RunManifest.PerformanceInfo performance, String finished) {
    Map<String, Object> optimizer = new LinkedHashMap<>();
    optimizer.put("type", "sgd");
    optimizer.put("learning_rate", 0.01);
    Map<String, Object> recipe = new LinkedHashMap<>();
    recipe.put("optimizer", optimizer);
    recipe.put("batch_size", 128);
    recipe.put("augmentation", List.of());
    return manifest(epochsDone, complete, performance, finished, recipe);
  }

  private static RunManifest manifest(
      int epochsDone,
      boolean complete,
      RunManifest.PerformanceInfo performance,
      String finished,
      Map<String, Object> recipe) {
    return new RunManifest(
        "era2-s7/step3",
        "ERA V2 Session 7, Step 3",
        0,
        new RunManifest.DatasetInfo(
            "mnist", 60_000, 10_000, Map.of("train-images-idx3-ubyte", "ba89")),
        new RunManifest.NetInfo("f00d", 10_616, List.of("conv2d 1 -> 16, 3x3", "relu")),
        recipe,
        15,
        epochsDone,
        complete,
        new RunManifest.SoftwareInfo("0.1.0", "2.18.0", "17.0.1", "Linux 6.1"),
        new RunManifest.MachineInfo("AMD EPYC", 2, "cpu", 2),
        performance,
        "2026-01-01T00:00:00Z",
        finished,
        0);
  }
}
