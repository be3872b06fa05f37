package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine in pure Java from the command line. */
class VectorEngineTest {

  private static final String MODULE = "jdk.incubator.vector";
  private static final String STEP_6 = "era2-s7/step6";

  @TempDir Path folder;
  private Path digits;
  private Path runs;

  @BeforeEach
  void drawDigits() throws IOException {
    digits = DataFiles.folder(folder.resolve("digits"), SyntheticDigits.draw(600, 1));
    runs = folder.resolve("runs");
  }

  private Program program() throws IOException {
    assumeTrue(
        ModuleFinder.ofSystem().find(MODULE).isPresent(), "skipped: this JDK has no " + MODULE);
    return new Program(Files.createDirectory(folder.resolve("program")))
        .withJava("--add-modules", MODULE);
  }

  private Object[] train(Path out, String engine, int threads, String... more) {
    return words(
        "run --step 6 --epochs 2 --engine " + engine + " --threads " + threads,
        List.of("--data", digits, "--out", out),
        List.of(more));
  }

  private static Object[] words(String first, List<Object> then, List<String> last) {
    return Stream.of(List.of(first.split(" ")), then, last).flatMap(List::stream).toArray();
  }

  @Test
  void withoutTheModuleItSaysHowToStartAndTouchesNothing() {
    assumeTrue(ModuleLayer.boot().findModule(MODULE).isEmpty(), "skipped: the module is here");
    Invocation.of(train(runs, "vector", 1))
        .assertRefused("engine vector: ", "java --add-modules " + MODULE, "the script mnist8k");
    assertTrue(Files.notExists(runs.resolve(STEP_6)));
  }

  @Test
  void itsRunIsTheSameWithAnyThreadsAndWhenItIsKilledAndGoesOn() throws Exception {
    Program program = program();
    Path whole = folder.resolve("whole");
    program.succeed(train(whole, "vector", 2));
    program.killAfter("epoch  1/2", train(runs, "vector", 1));
    program.succeed(train(runs, "vector", 3, "--resume"));
    RunFolder expected = RunFolder.of(whole, STEP_6, 0);
    RunFolder found = RunFolder.of(runs, STEP_6, 0);
    assertEquals(
        Folders.withoutTimes(expected.epochs()), Folders.withoutTimes(found.epochs()), "rows");
    assertArrayEquals(
        Files.readAllBytes(expected.weights()), Files.readAllBytes(found.weights()), "weights");
    RunManifest manifest = RunManifestJson.read(found.manifest());
    assertEquals("vector", manifest.engine().name());
    assertEquals(1, manifest.resumes());

    Map<Path, Long> before = Folders.content(runs);
    Invocation.of(train(runs, "tensorflow", 1, "--resume"))
        .assertRefused("engine: expected tensorflow, found vector; go on with that one");
    assertEquals(before, Folders.content(runs), "another engine changed something");

    EpochRecord last = EpochCsv.read(found.epochs()).get(1);
    for (String engine : List.of("vector", "tensorflow")) {
      Program.Output output =
          program.succeed(
              words(
                  "evaluate --json --experiment " + STEP_6 + " --engine " + engine,
                  List.of("--data", digits, "--weights", found.weights()),
                  List.of()));
      JsonNode evaluation = new ObjectMapper().readTree(output.out());
      assertEquals(last.testLoss(), evaluation.get("loss").doubleValue(), 1e-4, engine);
      assertEquals(last.testCorrect(), evaluation.get("correct").intValue(), 1, engine);
    }
  }

  @Test
  void benchMeasuresIt() throws Exception {
    String csv =
        program()
            .succeed(
                "bench",
                "--step",
                6,
                "--data",
                digits,
                "--engine",
                "vector",
                "--csv",
                "--threads",
                1,
                "--repetitions",
                1,
                "--updates",
                2)
            .out();
    List<String> rows = csv.lines().skip(1).toList();
    assertTrue(rows.stream().allMatch(row -> row.startsWith(STEP_6 + ",digits,vector,1,1,cpu,")));
    assertEquals(9, rows.size(), csv);
    assertTrue(rows.stream().noneMatch(row -> row.contains(",0,,,")), csv);
  }
}
