package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.provider.CsvSource;

/** Memory that a process holds after long use: what is closed gives its memory back. */
@EnabledOnOs(OS.LINUX)
class LongUseTest {

  private static final int MINUTES = 30;

  @TempDir Path folder;

  /** A training holds several megabytes, so that one that stayed would be seen at once. */
  @ParameterizedTest
  @CsvSource({"tensorflow, 10, 1000, 40", "vector, 10, 1000, 40"})
  void openingAndClosingAnEngineLeavesNothing(String engine, int brief, int extended, int megabytes)
      throws Exception {
    int times = LongForm.times(brief, extended);
    assertFlat(held("openings", engine, times), megabytes);
  }

  @Test
  void predictionsOfEightThreadsWithTheJdkAloneLeaveNothing() throws Exception {
    assertFlat(held("predictions", "digits", LongForm.times(4_000, 100_000)), 40);
  }

  @Test
  void predictionsOfEightThreadsWithTensorFlowLeaveNothing() throws Exception {
    int times = LongForm.times(4_000, 100_000);
    assertFlat(held("predictions", "tensorflow", times), 40);
  }

  private List<Long> held(Object... work) throws IOException, InterruptedException {
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
    List<Long> held = Files.readAllLines(out).stream().map(Long::valueOf).toList();
    System.out.println("held after each fifth of " + List.of(work) + ", in KiB: " + held);
    return held;
  }

  /** The first fifth is warming up. */
  private static void assertFlat(List<Long> kilobytes, int megabytes) {
    assertEquals(5, kilobytes.size());
    long growth = kilobytes.get(4) - kilobytes.get(0) >> 10;
    assertTrue(growth <= megabytes, "grew by " + growth + " MiB: " + kilobytes);
  }
}
