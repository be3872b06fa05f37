package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.training.experiment.Experiment;
import picocli.CommandLine.Option;

/** The option that ends runs early. */
public final class EpochsOption {

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Stop after N epochs; the run is then marked as cut short.")
  private Integer epochs;

  /**
   * Epochs that a run of an experiment has.
   *
   * @throws UserException if they are not within its recipe's
   */
  public int of(Experiment experiment) {
    int most = experiment.recipe().epochs();
    if (epochs != null && (epochs < 1 || epochs > most)) {
      throw new UserException(
          "--epochs: expected 1 to " + most + " for " + experiment.id() + ", found " + epochs);
    }
    return epochs == null ? most : epochs;
  }
}
