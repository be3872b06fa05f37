package io.github.mnist8k.reproduce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The real program in processes of its own, apart from the settings of this machine. */
final class Program {

  private static final int MINUTES = 5;

  private final Path folder;

  /**
   * A program whose cache and captured output lie in a folder.
   *
   * @param folder an empty folder
   */
  Program(Path folder) {
    this.folder = folder;
  }

  /**
   * What a process has printed.
   *
   * @param out standard output
   * @param err standard error
   */
  record Output(String out, String err) {

    private static final String TENSORFLOW =
        "\\d{4}-\\d\\d-\\d\\d .*|[IWEF]\\d{4} .*|WARNING: All log messages before absl.*";

    /** The lines of standard error that are ours: not every build of TensorFlow can be silenced. */
    List<String> ourErrors() {
      return err.lines().filter(line -> !line.matches(TENSORFLOW)).toList();
    }
  }

  /** Runs a command to its end, which must be a good one. */
  Output succeed(Object... args) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", null);
    Path err = Files.createTempFile(folder, "err", null);
    Process process =
        builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the command does not end");
      assertEquals(0, process.exitValue(), () -> text(err));
    } finally {
      process.destroyForcibly();
    }
    return new Output(text(out), text(err));
  }

  /** Runs a command until a line of its standard error contains a text, then kills it. */
  void killAfter(String text, Object... args) throws IOException, InterruptedException {
    Process process = builder(args).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.contains(text)) {
        line = err.readLine();
      }
      assertTrue(line != null, "the command ended before it printed " + text);
      process.destroyForcibly();
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the command survives");
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder builder(Object... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A decimal comma must not find its way into files.
    command.addAll(List.of("-Duser.language=de", "-Duser.country=DE"));
    command.add("--enable-native-access=ALL-UNNAMED"); // as the manifest of the jar says
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    for (Object arg : args) {
      command.add(arg.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    builder
        .environment()
        .keySet()
        .removeAll(List.of("MNIST_DIR", "TF_CPP_MIN_LOG_LEVEL", "JAVA_TOOL_OPTIONS"));
    return builder;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
