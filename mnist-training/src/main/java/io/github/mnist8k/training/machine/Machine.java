package io.github.mnist8k.training.machine;

import io.github.mnist8k.models.Device;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.training.log.RunManifest.MachineInfo;
import io.github.mnist8k.training.log.RunManifest.SoftwareInfo;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What is known about this machine and this library, for run manifests. */
public final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path STATUS = Path.of("/proc/self/status");

  /**
   * Processor, cores, device and threads of an execution. The device is {@code cpu}, or the GPU by
   * its name, or {@code gpu} where the driver's tool does not tell.
   */
  public static MachineInfo info(Execution execution) {
    String cpu = field(CPU_INFO, "model name").orElse(System.getProperty("os.arch"));
    String device = execution.device() == Device.CPU ? "cpu" : GpuName.get();
    return new MachineInfo(
        cpu, Runtime.getRuntime().availableProcessors(), device, execution.threads());
  }

  /** Versions of this library, Java and the operating system. */
  public static SoftwareInfo software() {
    return new SoftwareInfo(
        codeVersion(),
        System.getProperty("java.version"),
        System.getProperty("os.name") + " " + System.getProperty("os.version"));
  }

  /** The most memory this process has held, in bytes; null where the system does not say. */
  public static Long peakMemory() {
    return field(STATUS, "VmHWM")
        .map(text -> Long.parseLong(text.replaceAll("\\D", "")) * 1024)
        .orElse(null);
  }

  /**
   * Version and commit of the build, with {@code -dirty} when it had changes that were not
   * committed.
   */
  public static String codeVersion() {
    var properties = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("git.properties")) {
      if (in == null) {
        return "unknown";
      }
      properties.load(in);
    } catch (IOException e) {
      return "unknown";
    }
    String commit = properties.getProperty("git.commit.id.abbrev", "");
    boolean dirty = Boolean.parseBoolean(properties.getProperty("git.dirty"));
    return properties.getProperty("git.build.version", "unknown")
        + (commit.isEmpty() ? "" : "-" + commit)
        + (dirty ? "-dirty" : "");
  }

  private static Optional<String> field(Path file, String name) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // not Linux
    }
  }

  private Machine() {}
}
