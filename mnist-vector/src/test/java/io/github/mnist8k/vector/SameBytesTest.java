package io.github.mnist8k.vector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes with any number of threads, any width of vectors and any JDK. */
class SameBytesTest {

  private static String expected;

  @BeforeAll
  static void train() throws Exception {
    expected = Fingerprint.of(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7})
  void withSeveralThreads(int threads) throws Exception {
    assertEquals(expected, Fingerprint.of(threads));
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void withVectorsOfSoManyBytes(int bytes) throws Exception {
    String found = run(Path.of(System.getProperty("java.home")), "-XX:MaxVectorSize=" + bytes);
    assumeTrue(found.startsWith(8 * bytes + " bit"), "this processor has " + found);
    assertTrue(found.endsWith(expected), found);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void onAnotherJdk(Path home) throws Exception {
    String found = run(home, "-Xshare:auto");
    assertTrue(found.endsWith(expected), found);
  }

  /** The JDKs from 17 on that lie beside this one; with this one, so that the list is not empty. */
  static List<Path> jdks() throws IOException {
    List<Path> homes = new ArrayList<>();
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> folders = Files.list(own.getParent())) {
      for (Path folder : folders.sorted().toList()) {
        boolean jdk = Files.isExecutable(folder.resolve("bin/java"));
        if (!jdk || homes.contains(folder.toRealPath())) {
          continue;
        }
        if (Files.isRegularFile(folder.resolve("jmods/jdk.incubator.vector.jmod"))
            || Files.exists(folder.resolve("lib/modules"))) {
          homes.add(folder.toRealPath());
        } else {
          System.out.println("skipped: " + folder + " is no whole JDK");
        }
      }
    }
    if (homes.size() < 2) {
      System.out.println("skipped: no other JDK lies beside " + own);
    }
    return homes;
  }

  @Test
  void withoutTheModuleTheEngineSaysHowToStart() throws Exception {
    var command = command(Path.of(System.getProperty("java.home")));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor() != 0, output);
    assertTrue(output.contains("--add-modules jdk.incubator.vector"), output);
    assertTrue(output.contains("engine vector: this Java was started without"), output);
  }

  private static String run(Path home, String option) throws IOException, InterruptedException {
    List<String> command = command(home);
    command.addAll(1, List.of("--add-modules", "jdk.incubator.vector", option));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes()).strip();
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static List<String> command(Path home) {
    String own = System.getProperty("java.class.path");
    String classPath = System.getProperty("surefire.test.class.path", own);
    return new ArrayList<>(
        List.of(
            home.resolve("bin/java").toString(),
            "-cp",
            classPath,
            Fingerprint.class.getName(),
            "2"));
  }
}
