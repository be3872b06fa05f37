package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Places that take no more: a full disk, files that may not grow, folders that cannot be written.
 */
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

  private static final int EPOCHS = 2;
  private static final int DISK_KILOBYTES = 1024;

  private static final Map<String, UndisturbedRun> WHOLE = new HashMap<>();

  @TempDir static Path folder;

  /** Engines of the long form; a build looks at the faster one. */
  static List<String> engines() {
    return LongForm.ASKED ? List.of("vector", "tensorflow") : List.of("vector");
  }

  private static UndisturbedRun whole(String engine) throws Exception {
    if (!WHOLE.containsKey(engine)) {
      Path own = Files.createDirectory(folder.resolve(engine));
      WHOLE.put(engine, new UndisturbedRun(own, engine, EPOCHS));
    }
    return WHOLE.get(engine);
  }

  @ParameterizedTest
  @MethodSource("engines")
  void fileThatMayNotGrowIsOneLineAndTheRunGoesOn(String engine) throws Exception {
    UndisturbedRun whole = whole(engine);
    int[] limits = LongForm.ASKED ? new int[] {16, 48, 61} : new int[] {40};
    for (int kilobytes : limits) {
      Path out = folder.resolve(engine + "-" + kilobytes);
      Program limited =
          whole.program().startedBy("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "-");
      assertFailsWell(whole, limited.run(whole.command(out)), out);
      whole.assertGoesOn(out);
    }
  }

  @ParameterizedTest
  @MethodSource("engines")
  void fullDiskIsOneLineAndTheRunGoesOn(String engine) throws Exception {
    UndisturbedRun whole = whole(engine);
    Path disk = Files.createDirectory(folder.resolve("disk-" + engine));
    String size = "size=" + DISK_KILOBYTES + "k";
    assumeTrue(
        ends("mount", "-t", "tmpfs", "-o", size, "tmpfs", disk.toString()) == 0,
        "skipped: a disk of its own needs root, and leave to mount");
    try {
      int[] free = LongForm.ASKED ? new int[] {0, 8, 24, 72, 80, 120} : new int[] {80};
      for (int kilobytes : free) {
        Path ballast = disk.resolve("ballast");
        Files.write(ballast, new byte[(DISK_KILOBYTES - kilobytes) << 10]);
        Path out = disk.resolve("out");
        assertFailsWell(whole, whole.program().run(whole.command(out)), out);
        Files.delete(ballast);
        whole.assertGoesOn(out);
        assertEquals(0, ends("rm", "-r", out.toString()));
      }
    } finally {
      assertEquals(0, ends("umount", disk.toString()));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "era2-s7/step6/seed-0"})
  void folderThatCannotBeWrittenIsOneLine(String locked) throws Exception {
    UndisturbedRun whole = whole("vector");
    Path target = folder.resolve("locked" + locked.length());
    Files.createDirectories(target.resolve(locked));
    assertTrue(target.resolve(locked).toFile().setWritable(false));
    try {
      Map<Path, Long> before = Folders.content(target);
      Program.Output output =
          withoutPrivileges(whole.program()).run(whole.command(target, "--resume"));
      assertEquals(1, output.status(), output.err());
      String error = theError(output);
      assertTrue(error.contains("no permission") || error.contains("cannot write"), error);
      assertEquals(before, Folders.content(target));
    } finally {
      assertTrue(target.resolve(locked).toFile().setWritable(true));
    }
  }

  /** Root may write everywhere, unless it starts the program without its capabilities. */
  private static Program withoutPrivileges(Program program) throws Exception {
    if (!System.getProperty("user.name").equals("root")) {
      return program;
    }
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(place -> Files.isExecutable(Path.of(place, "setpriv"))),
        "skipped: root needs setpriv to give up its privileges");
    return program.startedBy("setpriv", "--inh-caps=-all", "--bounding-set=-all");
  }

  private static void assertFailsWell(UndisturbedRun whole, Program.Output output, Path out)
      throws IOException {
    whole.assertSound(out, UndisturbedRun.reported(output.err()));
    if (output.status() == 0 && output.err().contains("warning: no sheet: " + out)) {
      return; // the run has all that is its own
    }
    if (output.status() == 0) { // there was room enough
      whole.assertSame(out);
      return;
    }
    assertEquals(1, output.status(), output.err());
    assertTrue(theError(output).contains(out.toString()), output.err());
    try (Stream<Path> files = Files.walk(out)) {
      assertEquals(List.of(), files.filter(file -> file.toString().endsWith(".part")).toList());
    }
  }

  private static String theError(Program.Output output) {
    List<String> errors =
        output.ourErrors().stream().filter(line -> line.startsWith("error: ")).toList();
    assertEquals(1, errors.size(), output.err());
    assertEquals(errors.get(0), output.ourErrors().get(output.ourErrors().size() - 1));
    return errors.get(0);
  }

  private static int ends(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertTrue(process.waitFor(1, TimeUnit.MINUTES));
    return process.exitValue();
  }
}
