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
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The real program in processes of its own, apart from the settings of this machine. */
final class Program {

  private static final int MINUTES = 5;

  private final Path folder;
  private final List<String> launcher;
  private final List<String> javaOptions;

  /**
   * A program whose cache and captured output lie in a folder.
   *
   * @param folder an empty folder
   */
  Program(Path folder) {
    // A decimal comma must not find its way into files. The quick compiler: most runs are short.
    this(
        folder,
        List.of(),
        List.of("-Duser.language=de", "-Duser.country=DE", "-XX:TieredStopAtLevel=1"));
  }

  private Program(Path folder, List<String> launcher, List<String> javaOptions) {
    this.folder = folder;
    this.launcher = launcher;
    this.javaOptions = javaOptions;
  }

  /** The same program with other options of Java. */
  Program withJava(String... options) {
    return new Program(folder, launcher, List.of(options));
  }

  /** The same program started by a command that gets Java's command as its last arguments. */
  Program startedBy(String... command) {
    return new Program(folder, List.of(command), javaOptions);
  }

  /**
   * What has become of a process.
   *
   * @param status exit status
   * @param out standard output
   * @param err standard error
   */
  record Output(int status, String out, String err) {

    private static final String TENSORFLOW =
        "\\d{4}-\\d\\d-\\d\\d .*|[IWEF]\\d{4} .*|WARNING: All log messages before absl.*";

    /** The lines of standard error that are ours: not every build of TensorFlow can be silenced. */
    List<String> ourErrors() {
      return err.lines().filter(line -> !line.matches(TENSORFLOW)).toList();
    }
  }

  /** Runs a command to its end, which must be a good one. */
  Output succeed(Object... args) throws IOException, InterruptedException {
    Output output = run(args);
    assertEquals(0, output.status(), output.err());
    return output;
  }

  /** Runs a command to its end. */
  Output run(Object... args) throws IOException, InterruptedException {
    return runInto(Files.createTempFile(folder, "out", null), args);
  }

  /** Runs a command to its end, its standard output going to a file that is there. */
  Output runInto(Path out, Object... args) throws IOException, InterruptedException {
    Path err = Files.createTempFile(folder, "err", null);
    Process process =
        builder(args).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the command does not end");
    } finally {
      process.destroyForcibly();
    }
    String printed = Files.isRegularFile(out) ? Files.readString(out) : "";
    return new Output(process.exitValue(), printed, Files.readString(err));
  }

  /** Starts a command whose output, standard error too, goes to a file. */
  Process start(Path output, Object... args) throws IOException {
    return builder(args).redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /** Starts a command whose output, standard error too, is a pipe that nobody reads any more. */
  Process startUnread(Object... args) throws IOException {
    Process process = builder(args).redirectErrorStream(true).start();
    process.getInputStream().close();
    return process;
  }

  /** Runs a command whose standard output is a pipe that nobody reads any more. */
  Output runWithoutReader(Object... args) throws IOException, InterruptedException {
    Process process = builder(args).start();
    try (BufferedReader err = process.errorReader()) {
      process.getInputStream().close(); // long before Java itself has started
      String printed = err.lines().collect(Collectors.joining("\n"));
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the command does not end");
      return new Output(process.exitValue(), "", printed);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Kills a command once a line of its standard error contains a text. */
  void killAfter(String text, Object... args) throws IOException, InterruptedException {
    endAfter(text, ProcessHandle::destroyForcibly, args);
  }

  /** Sends a command SIGTERM once a line of its standard error contains a text. */
  Output terminateAfter(String text, Object... args) throws IOException, InterruptedException {
    return endAfter(text, ProcessHandle::destroy, args);
  }

  private Output endAfter(String text, Consumer<ProcessHandle> end, Object... args)
      throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", null);
    Process process = builder(args).redirectOutput(out.toFile()).start();
    try (BufferedReader err = process.errorReader()) {
      String line = err.readLine();
      while (line != null && !line.contains(text)) {
        line = err.readLine();
      }
      assertTrue(line != null, "the command ended before it printed " + text);
      end.accept(process.toHandle()); // which leaves the output to be read
      String rest = err.lines().collect(Collectors.joining("\n"));
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), "the command survives");
      return new Output(process.exitValue(), Files.readString(out), rest);
    } finally {
      process.destroyForcibly();
    }
  }

  private ProcessBuilder builder(Object... args) {
    List<String> command = new ArrayList<>(launcher);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(javaOptions);
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
}
