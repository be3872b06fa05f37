package io.github.mnist8k.reproduce.spark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spark's own master and workers on the loopback address, each in a process of its own. */
final class StandaloneCluster implements AutoCloseable {

  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path SPARK = TARGET.resolve("spark");
  private static final Pattern MASTER = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final Pattern REGISTERED = Pattern.compile("Registering worker ");
  private static final int PATIENCE_SECONDS = 600;

  private final Path folder;
  private final Path masterLog;
  private final Process master;
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> sweeps = new ArrayList<>();
  private final String url;

  /**
   * A cluster.
   *
   * @param folder takes logs and the folders of the workers
   * @param count how many workers, of one core each
   * @param environment variables of the workers
   */
  StandaloneCluster(Path folder, int count, Map<String, String> environment)
      throws IOException, InterruptedException {
    this.folder = folder;
    this.masterLog = folder.resolve("master.log");
    this.master = start(masterLog, Map.of(), "org.apache.spark.deploy.master.Master");
    this.url = await(masterLog, MASTER, 1).group(1);
    for (int i = 0; i < count; i++) {
      workers.add(
          start(
              folder.resolve("worker-" + i + ".log"),
              environment,
              "org.apache.spark.deploy.worker.Worker",
              "--cores",
              "1",
              "--memory",
              "2g",
              "--work-dir",
              folder.resolve("worker-" + i).toString(),
              url));
    }
    await(masterLog, REGISTERED, count);
  }

  private static Process start(
      Path log, Map<String, String> environment, String mainClass, String... more)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("sweep.java.options").split(" ")));
    command.addAll(List.of("-Xmx512m", "-cp", SPARK.resolve("jars") + "/*", mainClass));
    command.addAll(List.of("--host", "127.0.0.1", "--port", "0", "--webui-port", "0"));
    command.addAll(List.of(more));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", SPARK.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13"); // of a distribution it is known
    builder.environment().putAll(environment);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** A sweep in a process of its own, which prints into a file. */
  Process sweep(Path printed, List<?> words) throws IOException {
    List<String> command =
        new ArrayList<>(List.of(TARGET.resolve("mnist8k-sweep").toString(), "--master", url));
    words.forEach(word -> command.add(word.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    Process sweep = builder.redirectErrorStream(true).redirectOutput(printed.toFile()).start();
    sweeps.add(sweep);
    return sweep;
  }

  /** Kills a worker; its executor sees that and ends too. */
  void killWorker(int number) throws InterruptedException {
    assertTrue(workers.get(number).isAlive(), "the worker has ended by itself");
    workers.get(number).destroyForcibly().waitFor();
  }

  /** Waits until a pattern stands in a log so many times; gives the last of them. */
  static MatchResult await(Path log, Pattern pattern, int times)
      throws IOException, InterruptedException {
    for (int second = 0; second < PATIENCE_SECONDS; second++) {
      List<MatchResult> found = pattern.matcher(Files.readString(log)).results().toList();
      if (found.size() >= times) {
        return found.get(times - 1);
      }
      TimeUnit.SECONDS.sleep(1);
    }
    throw new AssertionError(pattern + " is not in " + log + ": " + Files.readString(log));
  }

  @Override
  public void close() {
    Stream.of(sweeps, workers)
        .flatMap(List::stream)
        .forEach(process -> process.destroyForcibly().onExit().join());
    master.destroyForcibly().onExit().join();
  }

  @Override
  public String toString() {
    return url + " in " + folder;
  }
}
