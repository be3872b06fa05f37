package io.github.mnist8k.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The same jar in the JVMs beside this one, with the vector module and without. */
class OtherJvmsTest {

  private static final String EXPERIMENT = "era2-s7/step5";

  private static final Pattern FEATURE = Pattern.compile("JAVA_VERSION=\"(\\d+).*");

  @TempDir private Path folder;

  /** Each JDK that lies beside the tests' own, with and without the module. */
  static Stream<Arguments> jvms() throws IOException {
    Path own = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> beside = Files.list(own.getParent())) {
      List<Path> homes =
          Stream.concat(Stream.of(own), beside.map(OtherJvmsTest::real)).distinct().toList();
      return homes.stream()
          .filter(home -> Files.isExecutable(java(home)) && feature(home) >= 17)
          .flatMap(home -> Stream.of(Arguments.of(home, true), Arguments.of(home, false)));
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path; // a link to nowhere: no java in it
    }
  }

  /** Version of a JDK, from the file {@code release} that each has; 0 if it is none. */
  private static int feature(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .map(FEATURE::matcher)
          .filter(Matcher::matches)
          .mapToInt(version -> Integer.parseInt(version.group(1)))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }

  @ParameterizedTest
  @MethodSource("jvms")
  void logitsAreTensorFlows(Path home, boolean vector) throws Exception {
    if (vector) {
      assumeTrue(
          run(home, List.of("--list-modules")).contains("jdk.incubator.vector"),
          () -> "skipped: " + home + " has no module jdk.incubator.vector");
    }
    List<String> options = vector ? List.of("--add-modules", "jdk.incubator.vector") : List.of();
    List<String> command = new ArrayList<>(options);
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), LogitsMain.class.getName(), EXPERIMENT));
    List<String> lines = run(home, command).lines().toList();
    assertTrue(lines.get(0).startsWith(vector ? "Vector API, " : "plain Java"), lines.get(0));
    int line = 1;
    for (float[] logits : Fixture.logits(EXPERIMENT)) {
      for (float logit : logits) {
        assertEquals(logit, Float.parseFloat(lines.get(line++)), 1e-4);
      }
    }
    assertEquals(line, lines.size());
  }

  private String run(Path home, List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(java(home).toString()));
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", null);
    Path err = Files.createTempFile(folder, "err", null);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try {
      assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the program does not end");
      assertEquals(0, process.exitValue(), Files.readString(err));
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(out);
  }
}
