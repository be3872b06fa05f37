package io.github.mnist8k.reproduce.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.command.CommandLines;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps on this machine's cores, beside {@code run}. */
class SweepTest {

  private static final int SEEDS = 8;
  private static final int FEW_BYTES = 200_000;

  @TempDir static Path shared;
  private static Path digits;
  private static Path reference;

  @TempDir private Path folder;

  @BeforeAll
  static void runWithoutSpark() throws IOException {
    Runs.assumeVectors();
    digits = Runs.digits(shared.resolve("digits"));
    reference = shared.resolve("reference");
    run(reference, "--jobs", 2, "--seeds", "0..7", "--epochs", 2);
  }

  private static void run(Path out, Object... more) {
    Invocation.of(
            CommandLines::execute,
            words(List.of("run", "--engine", "vector", "--threads", 2), step6(out), more))
        .succeeded();
  }

  private static List<Object> step6(Path out) {
    return List.of("--experiment", Runs.STEP_6, "--data", digits, "--out", out);
  }

  private static List<Object> words(List<?> first, List<?> then, Object... more) {
    List<Object> words = new ArrayList<>(first);
    words.addAll(then);
    words.addAll(List.of(more));
    return words;
  }

  private static Invocation sweep(Path out) {
    return Invocation.of(
            SweepCommand::execute,
            words(List.of("--master", "local[2]"), step6(out), "--seeds", "0..7", "--epochs", 2))
        .succeeded();
  }

  @Test
  void runsAreThoseOfRunAndWhatIsCompleteIsSkipped() throws IOException {
    Path out = folder.resolve("runs");
    Invocation first = sweep(out);
    for (int seed = 0; seed < SEEDS; seed++) {
      Runs.assertSame(reference, out, Runs.STEP_6, seed);
    }
    assertTrue(first.out().startsWith("# Runs"), first.out());
    assertTrue(first.err().startsWith("8 runs on local[2]; Spark's page: http://"), first.err());
    assertTrue(first.err().contains("; 8 of 8 runs done, "), first.err());
    assertTrue(Files.exists(out.resolve(Runs.STEP_6).resolve("README.md")), "no sheet");
    assertTrue(Files.size(out.resolve("spark.log")) > 0, "Spark's messages are lost");
    assertTrue(sizeOf(RunFolder.of(out, Runs.STEP_6, 0).path()) < FEW_BYTES);

    Map<Path, FileTime> before = Runs.times(out);
    Invocation again = sweep(out);
    assertEquals(before, Runs.times(out), "a complete run was touched");
    assertFalse(again.err().contains("runs on local[2]"), again.err());

    RunFolder lost = RunFolder.of(out, Runs.STEP_6, 3);
    lost.clear();
    sweep(out);
    Runs.assertSame(reference, out, Runs.STEP_6, 3);
    Map<Path, FileTime> after = Runs.times(out);
    before.keySet().removeIf(file -> file.startsWith(lost.path()));
    after.keySet().removeIf(file -> file.startsWith(lost.path()));
    assertEquals(before, after, "a complete run was touched");
  }

  private static long sizeOf(Path folder) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        size += Files.size(file);
      }
    }
    return size;
  }

  @Test
  void unfinishedRunGoesOnWhereItStopped() throws IOException {
    Path out = folder.resolve("runs");
    run(out, "--epochs", 1);
    Invocation.of(
            SweepCommand::execute,
            words(List.of("--master", "local[1]", "--epochs", 2), step6(out)))
        .succeeded();
    Runs.assertSame(reference, out, Runs.STEP_6, 0);
    assertEquals(
        1, RunManifestJson.read(RunFolder.of(out, Runs.STEP_6, 0).manifest()).resumes(), "resumes");
  }

  @Test
  void runThatFailsIsNamedAndTheOthersGoOn() {
    Path out = folder.resolve("runs");
    Invocation sweep =
        Invocation.of(
            SweepCommand::execute,
            words(
                List.of("--master", "local[2]", "--experiment", "era2-s7/step3", "--quiet"),
                List.of("--grid", "recipe.optimizer.learningRate=0.01,1e30"),
                "--epochs",
                1,
                "--data",
                digits,
                "--out",
                out));
    assertEquals(1, sweep.status());
    String failed = "era2-s7/step3+learning_rate=1" + "0".repeat(30);
    List<String> errors = sweep.err().lines().filter(line -> line.startsWith("error")).toList();
    assertEquals(1, errors.size(), sweep.err());
    String expected = "error: 1 of 2 runs failed: " + failed + " seed 0: ";
    assertTrue(errors.get(0).startsWith(expected), errors.get(0));
    assertTrue(sweep.out().contains("| era2-s7/step3+learning_rate=0.01 seed 0 |"), sweep.out());
    assertTrue(Files.exists(RunFolder.of(out, "era2-s7/step3+learning_rate=0.01", 0).weights()));
    assertTrue(Files.notExists(RunFolder.of(out, failed, 0).path()), "the failed run left files");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLineAndTouchesNothing() {
    Path out = folder.resolve("runs");
    List<Object> none = List.of("--data", digits, "--out", out);
    assertRefused("nothing is chosen: expected --experiment ID or --file FILE", none);
    assertRefused("the nearest is era2-s7/step6", none, "--experiment", "era2-s7/stepp6");
    List<Object> one = step6(out);
    assertRefused("--engine: expected vector", one, "--engine", "tensorflow");
    assertRefused("--threads: expected 1 or more, found 0", one, "--threads", 0);
    assertRefused("--epochs: expected 1 to 15", one, "--epochs", 16);
    assertRefused("found it twice", one, "--experiment", Runs.STEP_6);
    assertRefused("/recipe/optimizer/lr: unknown", one, "--grid", "recipe.optimizer.lr=1");
    assertRefused("expected KEY=VALUE,VALUE", one, "--grid", "recipe");
    assertTrue(Files.notExists(out), "something was written");
  }

  /** {@code run} would name one that replaces the run; a sweep has none. */
  @Test
  void runOfOtherDataIsRefusedWithTheOptionsThatASweepHas() throws IOException {
    Map<Path, FileTime> before = Runs.times(reference);
    Invocation sweep =
        Invocation.of(
            SweepCommand::execute,
            List.of("--experiment", Runs.STEP_6, "--data", "synthetic", "--out", reference));
    sweep.assertRefused("belongs to another run: dataset: ");
    assertTrue(sweep.err().strip().endsWith("another folder (--out)"), sweep.err());
    assertEquals(before, Runs.times(reference), "a run was touched");
  }

  @Test
  void masterThatCannotBeReachedIsNamedAtOnce() {
    List<Object> one = step6(folder.resolve("runs"));
    assertRefused(
        "--master spark://localhost:1: no master of Spark can be reached there",
        one,
        "--master",
        "spark://localhost:1");
    assertRefused("expected HOST:PORT, found localhost", one, "--master", "spark://localhost");
    assertRefused("--master mars: Spark cannot start: ", one, "--master", "mars");
  }

  private static void assertRefused(String message, List<Object> words, Object... more) {
    Invocation.of(SweepCommand::execute, words(words, List.of(), more)).assertRefused(message);
  }

  @Test
  void helpShowsTheOptionsInTwoColumns() {
    String help = Invocation.of(SweepCommand::execute, List.of("--help")).succeeded().out();
    List<String> options =
        help.lines().filter(line -> line.matches("(  -\\w,|     ) --.*")).toList();
    assertTrue(options.size() > 10, help);
    options.forEach(line -> assertTrue(line.matches(".*--\\S+ {2,}\\S.*"), line));
  }
}
