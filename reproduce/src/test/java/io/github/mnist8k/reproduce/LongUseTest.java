package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.mnist8k.training.files.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Memory that a process holds after long use: what is closed gives its memory back. */
@EnabledOnOs(OS.LINUX)
class LongUseTest {

  private static final int MINUTES = 90;
  private static final long RESIDENT_KIBIBYTES = 60 << 10;
  private static final long HEAP_KIBIBYTES = 1 << 10;

  @TempDir Path folder;

  /** Of TensorFlow's trainings, one that stayed open would take 18 MiB. */
  @ParameterizedTest
  @ValueSource(strings = {"tensorflow", "vector"})
  void openingAndClosingAnEngineLeavesNothing(String engine) throws Exception {
    assertFlat(held("openings", engine, LongForm.times(10, 1000)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tensorflow", "vector"})
  void epochAfterEpochOfOneRunLeavesNothing(String engine) throws Exception {
    Path run = folder.resolve("run");
    assertFlat(held("epochs", engine, LongForm.times(10, 200), run));
    assertEquals(
        1 + LongForm.times(10, 200), Files.readAllLines(new RunFolder(run).epochs()).size());
  }

  @Test
  void predictionsOfEightThreadsWithTheJdkAloneLeaveNothing() throws Exception {
    assertFlat(held("predictions", "digits", LongForm.times(4_000, 100_000)));
  }

  @Test
  void predictionsOfEightThreadsWithTensorFlowLeaveNothing() throws Exception {
    int times = LongForm.times(4_000, 100_000);
    assertFlat(held("predictions", "tensorflow", times));
  }

  private List<Held> held(Object... work) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A small heap, as its own growth up to a limit is no leak.
    command.addAll(List.of("-Xmx256m", "-Xms256m", "-XX:+AlwaysPreTouch"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), LongUse.class.getName()));
    for (Object word : work) {
      command.add(word.toString());
    }
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    var process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "it does not end");
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), Files.readString(err));
    List<Held> held = Files.readAllLines(out).stream().map(Held::of).toList();
    System.out.println("held after each fifth of " + List.of(work) + ": " + held);
    return held;
  }

  /**
   * What a process holds.
   *
   * @param resident KiB of memory
   * @param heap KiB of it in use by Java's objects
   * @param threads its threads
   */
  private record Held(long resident, long heap, int threads) {
    static Held of(String line) {
      String[] numbers = line.split(" ");
      return new Held(
          Long.parseLong(numbers[0]), Long.parseLong(numbers[1]), Integer.parseInt(numbers[2]));
    }
  }

  /** The first fifth is warming up. */
  private static void assertFlat(List<Held> fifths) {
    assertEquals(5, fifths.size());
    Held first = fifths.get(0);
    Held last = fifths.get(4);
    assertTrue(last.resident - first.resident <= RESIDENT_KIBIBYTES, "memory: " + fifths);
    assertTrue(last.heap - first.heap <= HEAP_KIBIBYTES, "heap: " + fifths);
    assertTrue(last.threads <= first.threads + 1, "threads: " + fifths);
  }
}
