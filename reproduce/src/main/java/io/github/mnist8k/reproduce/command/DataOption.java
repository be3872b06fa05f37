package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.DataEnvironment;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.Datasets;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The option that chooses a dataset. */
final class DataOption {

  @Option(
      names = "--data",
      defaultValue = "mnist",
      paramLabel = "mnist|synthetic|DIR",
      description =
          "MNIST, drawn digits, or a folder with four IDX files. Default: ${DEFAULT-VALUE}.")
  private String data;

  /** Finds, verifies and reads the dataset. */
  Dataset dataset() throws IOException {
    return Datasets.load(data, DataEnvironment.system());
  }
}
