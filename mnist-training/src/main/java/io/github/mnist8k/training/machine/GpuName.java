package io.github.mnist8k.training.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the GPU of this machine is called: TensorFlow for Java does not say it. */
final class GpuName {

  private static final String UNKNOWN = "gpu";
  private static final List<String> COMMAND =
      List.of("nvidia-smi", "--query-gpu=name", "--format=csv,noheader");

  /** The name by NVIDIA's tool, or {@code gpu} where there is no such tool. */
  static String get() {
    try {
      Process process =
          new ProcessBuilder(COMMAND).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader lines = process.inputReader()) {
        String name = of(lines.lines());
        return process.waitFor() == 0 ? name : UNKNOWN;
      }
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  /** Reads the tool's answer: a line for each GPU, each name once. */
  static String of(Stream<String> lines) {
    String names =
        lines
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? UNKNOWN : names;
  }

  private GpuName() {}
}
