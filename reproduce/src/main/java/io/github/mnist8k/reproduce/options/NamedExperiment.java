package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** One experiment, by its id or in a file: exactly one of the two. */
public final class NamedExperiment {

  @Option(names = "--experiment", paramLabel = "ID", description = "An experiment by its id.")
  private String id;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "An experiment of your own as JSON, or the run.json of a run.")
  private Path file;

  /**
   * The experiment.
   *
   * @throws IOException if the file cannot be read or is no experiment
   */
  Experiment experiment() throws IOException {
    return file == null ? Experiments.byId(id) : Experiments.read(InputFiles.notAFolder(file));
  }
}
