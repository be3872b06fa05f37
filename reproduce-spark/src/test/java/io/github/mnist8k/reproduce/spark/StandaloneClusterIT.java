package io.github.mnist8k.reproduce.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.reproduce.Invocation;
import io.github.mnist8k.reproduce.command.CommandLines;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged sweep on a real cluster of Spark, parts of which are killed. */
class StandaloneClusterIT {

  private static final int SEEDS = 8;
  private static final int PATIENCE_MINUTES = 20;

  /** A line says that a run's files are written. */
  private static final Pattern DONE = Pattern.compile("(?m)^era2-s7/step6 seed (\\d): [\\d.]+ %; ");

  private static final Pattern WARNING = Pattern.compile("(?m)^warning: nothing runs yet.*$");

  @TempDir static Path shared;
  private static Path reference;

  @TempDir private Path folder;

  @BeforeAll
  static void runWithoutSpark() {
    assumeTrue(Files.isExecutable(Path.of("target", "mnist8k-sweep")), "skipped: no script here");
    Runs.assumeVectors();
    reference = shared.resolve("reference");
    Invocation.of(
            CommandLines::execute,
            Stream.of(
                    List.of("run", "--engine", "vector", "--jobs", 2, "--threads", 2),
                    words(reference))
                .flatMap(List::stream)
                .toList())
        .succeeded();
  }

  private static List<Object> words(Path out) {
    return List.of(
        "--experiment",
        Runs.STEP_6,
        "--seeds",
        "0..7",
        "--epochs",
        2,
        "--data",
        "synthetic",
        "--out",
        out);
  }

  private static void assertSucceeds(Process sweep, Path printed)
      throws IOException, InterruptedException {
    assertTrue(sweep.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES), "the sweep does not end");
    assertEquals(0, sweep.exitValue(), Files.readString(printed));
  }

  /** The seeds whose files a sweep says it has written, in their order. */
  private static List<Integer> done(Path printed) throws IOException {
    return DONE.matcher(Files.readString(printed))
        .results()
        .map(result -> Integer.valueOf(result.group(1)))
        .sorted()
        .toList();
  }

  private static void assertAllAreThoseOfRun(Path out) throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      Runs.assertSame(reference, out, Runs.STEP_6, seed);
      var manifest = RunManifestJson.read(RunFolder.of(out, Runs.STEP_6, seed).manifest());
      assertEquals(0, manifest.resumes(), "resumes");
    }
  }

  @Test
  void workerIsKilledAndEachRunIsDoneOnce() throws Exception {
    Path out = folder.resolve("runs");
    Path printed = folder.resolve("printed");
    try (var cluster = new StandaloneCluster(folder, 2, Map.of())) {
      Process sweep = cluster.sweep(printed, words(out));
      StandaloneCluster.await(printed, DONE, 1);
      cluster.killWorker(0);
      assertSucceeds(sweep, printed);
    }
    assertAllAreThoseOfRun(out);
    assertEquals(IntStream.range(0, SEEDS).boxed().toList(), done(printed));
    String log = Files.readString(out.resolve("spark.log"));
    assertTrue(log.contains("Starting task 0.1 in stage"), "it was killed between two runs");
  }

  @Test
  void driverIsKilledAndOnlyWhatIsMissingIsDone() throws Exception {
    Path out = folder.resolve("runs");
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    try (var cluster = new StandaloneCluster(folder, 2, Map.of())) {
      Process sweep = cluster.sweep(first, words(out));
      StandaloneCluster.await(first, DONE, 3);
      sweep.destroyForcibly().waitFor();
      Map<Path, FileTime> before = Runs.times(out);
      assertSucceeds(cluster.sweep(second, words(out)), second);
      Map<Path, FileTime> after = Runs.times(out);
      for (int seed : done(first)) {
        Path run = RunFolder.of(out, Runs.STEP_6, seed).path();
        before.forEach(
            (file, time) -> {
              if (file.startsWith(run)) {
                assertEquals(time, after.get(file), file + " was touched");
              }
            });
      }
    }
    assertAllAreThoseOfRun(out);
    int left = SEEDS - done(first).size();
    assertTrue(left > 0 && left < SEEDS, left + " runs were left");
    assertEquals(left, done(second).size(), Files.readString(second));
  }

  @Test
  void workerWhoseJavaHasNoVectorsIsSaidInOneLine() throws Exception {
    Path java = folder.resolve("java");
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .filter(tool -> Files.isDirectory(Path.of(System.getProperty("java.home"), "jmods")))
            .orElse(null);
    assumeTrue(jlink != null, "skipped: this JDK cannot make a Java without the module");
    int status =
        jlink.run(
            System.out,
            System.err,
            "--add-modules",
            "java.se,jdk.unsupported,jdk.jfr,jdk.management",
            "--output",
            java.toString());
    assertEquals(0, status);
    Path printed = folder.resolve("printed");
    try (var cluster = new StandaloneCluster(folder, 1, Map.of("JAVA_HOME", java.toString()))) {
      Process sweep = cluster.sweep(printed, words(folder.resolve("runs")));
      String line = StandaloneCluster.await(printed, WARNING, 1).group();
      assertTrue(line.contains("their Java lacks the module jdk.incubator.vector"), line);
      assertTrue(sweep.isAlive(), "the sweep waits for another worker");
    }
    assertTrue(Files.readString(folder.resolve("runs/spark.log")).contains("exited with code 1"));
  }
}
