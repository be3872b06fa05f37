package io.github.mnist8k.models.tensorflow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A main class in a process of its own, in which TensorFlow has not been started yet. */
final class ChildJvm {

  private static final int MINUTES = 2;

  private final Path folder;
  private final List<String> options = new ArrayList<>();
  private Map<String, String> environment = Map.of();
  private Predicate<String> classPath = entry -> true;

  /**
   * A process.
   *
   * @param folder takes the captured output
   */
  ChildJvm(Path folder) {
    this.folder = folder;
  }

  /**
   * What a process has printed.
   *
   * @param out standard output
   * @param err standard error
   */
  record Output(String out, String err) {}

  /** With options of Java's. */
  ChildJvm with(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  /** With environment variables, in place of those that the tests have for TensorFlow. */
  ChildJvm environment(Map<String, String> variables) {
    environment = variables;
    return this;
  }

  /** With those entries of the class path whose file names are kept. */
  ChildJvm classPath(Predicate<String> kept) {
    classPath = kept;
    return this;
  }

  /** Runs the main class to its end. */
  Output run(Class<?> main) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED"); // newer Java warns of native code without it
    command.addAll(options);
    String entries =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> classPath.test(Path.of(entry).getFileName().toString()))
            .collect(Collectors.joining(File.pathSeparator));
    command.addAll(List.of("-cp", entries, main.getName()));
    Path out = Files.createTempFile(folder, "out", null);
    Path err = Files.createTempFile(folder, "err", null);
    var builder = new ProcessBuilder(command);
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("TF_") || name.equals("JAVA_TOOL_OPTIONS"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the process does not end");
    } finally {
      process.destroyForcibly();
    }
    return new Output(Files.readString(out), Files.readString(err));
  }
}
