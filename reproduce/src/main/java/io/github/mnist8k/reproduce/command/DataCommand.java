package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.Count;
import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.reproduce.options.DataOption;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code data}: where the dataset lies, and that it is sound. */
@Command(
    name = "data",
    description = "Finds, downloads and verifies the dataset, and says where it lies.",
    mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {

  @Mixin private DataOption data;

  @Override
  public Integer call() throws IOException {
    Dataset dataset = data.dataset();
    System.out.printf(
        Locale.ROOT,
        "dataset %s (%s): %s, %s%n",
        dataset.name(),
        dataset.origin(),
        Count.of(dataset.train().size(), "training image"),
        Count.of(dataset.test().size(), "test image"));
    dataset.sha256().forEach((file, hash) -> System.out.printf("sha256 %s  %s%n", hash, file));
    return 0;
  }
}
