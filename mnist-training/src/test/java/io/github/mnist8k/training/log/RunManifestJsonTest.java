package io.github.mnist8k.training.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
          "experiment" : {
            "id" : "era2-s7/step3",
            "title" : "ERA V2 Session 7, Step 3",
            "layers" : [
              {
                "type" : "relu"
              }
            ],
            "recipe" : {
              "batch_size" : 128,
              "eps" : 0.00000001,
              "augmentation" : [ ]
            }
          },
          "engine" : {
            "name" : "tensorflow",
            "version" : "2.18.0"
          },
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
            "parameters" : 10616
          },
          "epochsPlanned" : 15,
          "epochsDone" : 0,
          "complete" : false,
          "software" : {
            "codeVersion" : "0.1.0",
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
          '"resumes" : 0'   | '"resumes" : 0, "mood" : 1' | '/mood: unknown; a run manifest has no such field'
          '"resumes" : 0'   | '"resumes" : 0, "a/~\\u001b" : 1' | '/a~1~0?: unknown; a run manifest has no such field'
          '"resumes" : 0'   | '"mood" : 1'    | '/resumes: expected a whole number of 32 bits, found nothing'
          '"seed" : 0,'    | ''              | '/seed: expected a whole number of 64 bits, found nothing'
          '"seed" : 0'      | '"seed" : null' | '/seed: expected a whole number of 64 bits, found null'
          '"seed" : 0'      | '"seed" : "x"'  | '/seed: expected a whole number of 64 bits, found "x"'
          '"seed" : 0'      | '"seed" : 0, "seed" : 1' | 'expected each name once in an object, found a second ''seed'''
          '"complete" : false' | '"complete" : true' | 'epochsDone: expected 15 in a complete run, found 0'
          '"resumes" : 0'   | '"resumes" : -1' | 'resumes: expected 0 or more, found -1'
          '"trainImages" : 60000' | '"trainImages" : []' | '/dataset/trainImages: expected a whole number of 32 bits, found []'
          '"os" : "Linux 6.1"' | '"os" : null' | '/software: expected its os, found null'
          '2026-01-01T00:00:00Z' | 'yesterday' | yesterday
          """)
  void namesTheFileAndTheField(String right, String wrong, String problem) throws IOException {
    RunManifestJson.write(file, manifest(0, false, null, null));
    Files.writeString(file, Files.readString(file).replace(right, wrong));

    var e = assertThrows(IOException.class, () -> RunManifestJson.read(file));
    assertTrue(e.getMessage().startsWith(file + ": "), e.getMessage());
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

  /** Jackson would take it for UTF-32, and its complaint names no file. */
  @Test
  void refusesWhatIsNotInUtf8() throws IOException {
    Files.write(file, new byte[] {0, 0, 0, '{', 'x', 'p', 'd', '"'});

    var e = assertThrows(IOException.class, () -> RunManifestJson.read(file));
    assertTrue(e.getMessage().startsWith(file + ": line 1, column "), e.getMessage());

    Files.write(file, new byte[] {'{', (byte) 0x9b});
    e = assertThrows(IOException.class, () -> RunManifestJson.read(file));
    assertEquals(
        file + ": expected a run manifest as JSON in UTF-8, found other bytes", e.getMessage());
  }

  @Test
  void saysThatAManifestIsMissing() {
    assertThrows(NoSuchFileException.class, () -> RunManifestJson.read(file));
  }

  @Test
  void laterChangesOfTheCallersTreeDoNotReachTheManifest() {
    ObjectNode declaration = declaration();
    RunManifest manifest = manifest(declaration, 0, false, null, null);

    declaration.put("id", "other/net");
    ((ObjectNode) manifest.declaration()).put("id", "other/net");

    assertEquals("era2-s7/step3", manifest.experiment());
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "title", "layers", "recipe"})
  void refusesADeclarationThatLacksSomething(String field) {
    ObjectNode declaration = declaration();
    declaration.remove(field);

    var e =
        assertThrows(
            IllegalArgumentException.class, () -> manifest(declaration, 0, false, null, null));
    assertTrue(e.getMessage().startsWith("experiment: expected its " + field), e.getMessage());
  }

  @Test
  void refusesASpeedThatIsNotFinite() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RunManifest.PerformanceInfo(Double.NaN, 1, 1, null));
  }

  private static RunManifest manifest(
      int epochsDone, boolean complete, RunManifest.PerformanceInfo performance, String finished) {
    return manifest(declaration(), epochsDone, complete, performance, finished);
  }

  private static ObjectNode declaration() {
    ObjectNode declaration = JsonNodeFactory.instance.objectNode();
    declaration.put("id", "era2-s7/step3").put("title", "ERA V2 Session 7, Step 3");
    declaration.putArray("layers").addObject().put("type", "relu");
    ObjectNode recipe = declaration.putObject("recipe");
    recipe.put("batch_size", 128).put("eps", new BigDecimal("1e-8")).putArray("augmentation");
    return declaration;
  }

  private static RunManifest manifest(
      JsonNode declaration,
      int epochsDone,
      boolean complete,
      RunManifest.PerformanceInfo performance,
      String finished) {
    return new RunManifest(
        declaration,
        new RunManifest.EngineInfo("tensorflow", "2.18.0"),
        0,
        new RunManifest.DatasetInfo(
            "mnist", 60_000, 10_000, Map.of("train-images-idx3-ubyte", "ba89")),
        new RunManifest.NetInfo("f00d", 10_616),
        15,
        epochsDone,
        complete,
        new RunManifest.SoftwareInfo("0.1.0", "17.0.1", "Linux 6.1"),
        new RunManifest.MachineInfo("AMD EPYC", 2, "cpu", 2),
        performance,
        "2026-01-01T00:00:00Z",
        finished,
        0);
  }
}
