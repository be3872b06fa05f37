package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.data.synthetic.SyntheticDigits;
import io.github.mnist8k.models.weights.Safetensors;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A run of the real command that nothing disturbs, and what must hold of runs that faults hit. */
final class UndisturbedRun {

  private static final String STEP_6 = "era2-s7/step6";
  private static final Pattern REPORTED = Pattern.compile("epoch +(\\d+)/\\d+  train");

  private final Program program;
  private final List<Object> words;
  private final int epochs;
  private final RunFolder whole;

  /**
   * Trains it.
   *
   * @param folder an empty folder
   * @param engine name of the engine
   * @param epochs epochs to train, 1 to 15
   */
  UndisturbedRun(Path folder, String engine, int epochs) throws IOException, InterruptedException {
    Program any = new Program(Files.createDirectory(folder.resolve("program")));
    program = engine.equals("vector") ? any.withJava("--add-modules", "jdk.incubator.vector") : any;
    Path digits = DataFiles.folder(folder.resolve("digits"), SyntheticDigits.draw(300, 1));
    this.epochs = epochs;
    words =
        List.of(
            "run",
            "--step",
            6,
            "--data",
            digits,
            "--engine",
            engine,
            "--device",
            "cpu",
            "--threads",
            1);
    program.succeed(command(folder.resolve("whole")));
    whole = run(folder.resolve("whole"));
  }

  /** The program in which it was trained. */
  Program program() {
    return program;
  }

  /** The command that trains it, into another folder. */
  Object[] command(Path out, Object... more) {
    return command(epochs, out, more);
  }

  /** The command that trains some of its epochs. */
  Object[] command(int epochs, Path out, Object... more) {
    return Stream.of(words, List.of("--epochs", epochs, "--out", out), Arrays.asList(more))
        .flatMap(List::stream)
        .toArray();
  }

  /** Its folder within another one. */
  static RunFolder run(Path out) {
    return RunFolder.of(out, STEP_6, 0);
  }

  /** The number of the last epoch that a command has reported as done, counted from 1. */
  static int reported(String printed) {
    int last = 0;
    for (Matcher line = REPORTED.matcher(printed); line.find(); ) {
      last = Integer.parseInt(line.group(1));
    }
    return last;
  }

  /**
   * Checks what a fault has left: no half file under a final name, and each epoch that was
   * reported, in the log and in the checkpoint.
   */
  void assertSound(Path out, int reported) throws IOException {
    RunFolder run = run(out);
    int rows = 0;
    if (Files.exists(run.epochs())) {
      rows = EpochCsv.readComplete(run.epochs()).size();
      List<String> expected = Folders.withoutTimes(whole.epochs()).subList(0, rows + 1);
      assertEquals(expected, Folders.withoutTimes(run.epochs()).subList(0, rows + 1), "rows");
    }
    assertTrue(rows >= reported, rows + " rows of " + reported + " epochs reported");
    if (reported > 0 || Files.exists(run.checkpoint())) {
      String losses = Safetensors.read(run.checkpoint()).metadata().get("test_losses");
      int saved = losses.split(",").length;
      assertTrue(saved >= reported, saved + " epochs saved of " + reported + " reported");
    }
    if (Files.exists(run.manifest())) {
      RunManifestJson.read(run.manifest());
    }
    if (Files.exists(run.weights())) {
      Weights.read(run.weights(), Experiments.byId(STEP_6).net());
    }
  }

  /** Resumes what a fault has left: the run must be this one, but for its times. */
  void assertGoesOn(Path out) throws IOException, InterruptedException {
    program.succeed(command(out, "--resume"));
    assertSame(out);
  }

  /** Checks that a finished run is this one, but for its times, and has left nothing else. */
  void assertSame(Path out) throws IOException {
    RunFolder run = run(out);
    assertEquals(Folders.withoutTimes(whole.epochs()), Folders.withoutTimes(run.epochs()));
    for (Path file :
        List.of(Path.of("weights.safetensors"), Path.of("checkpoint/state.safetensors"))) {
      assertArrayEquals(
          Files.readAllBytes(whole.path().resolve(file)),
          Files.readAllBytes(run.path().resolve(file)),
          file.toString());
    }
    assertEquals(names(whole.path()), names(run.path()));
  }

  private static List<Path> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(folder::relativize).sorted().toList();
    }
  }
}
