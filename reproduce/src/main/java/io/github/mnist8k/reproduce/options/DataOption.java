package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The option that chooses a dataset. */
public final class DataOption {

  @Option(
      names = "--data",
      defaultValue = "mnist",
      paramLabel = "mnist|synthetic|DIR",
      description =
          "MNIST, drawn digits, or a folder with four IDX files. Default: ${DEFAULT-VALUE}.")
  private String data;

  /** Finds, verifies and reads the dataset. */
  public Dataset dataset() throws IOException {
    return Datasets.load(data, DataEnvironment.system());
  }
}
