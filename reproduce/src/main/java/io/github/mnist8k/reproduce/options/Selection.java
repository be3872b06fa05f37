package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.experiments.UnknownExperimentException;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options that choose experiments. */
public final class Selection {

  @Option(
      names = "--step",
      paramLabel = "N",
      description = "Numbered step of an assignment: era2-s7/stepN, or that of --assignment.")
  private Integer step;

  @Option(
      names = "--assignment",
      paramLabel = "NAME",
      description = "Assignment that --step counts in; without --step all of it.")
  private String assignment;

  @Option(names = "--experiment", paramLabel = "ID", description = "One experiment by its id.")
  private String experiment;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "An experiment of your own as JSON, or the run.json of a run.")
  private Path file;

  @Option(names = "--all", fallbackValue = "true", description = "All published experiments.")
  private boolean all;

  /**
   * The experiments chosen, in their order.
   *
   * @throws UserException if none or too much is chosen
   * @throws UnknownExperimentException naming the nearest if there is nothing of that name
   * @throws IOException if a file of an experiment cannot be read or is none
   */
  public List<Experiment> experiments() throws IOException {
    boolean numbered = step != null || assignment != null;
    long ways =
        Stream.of(numbered, experiment != null, file != null, all).filter(given -> given).count();
    if (ways != 1) {
      throw new UserException(
          (ways == 0 ? "nothing is chosen" : "too much is chosen")
              + ": expected one of --step, --assignment, --experiment, --file or --all;"
              + " the command list shows the experiments");
    }
    if (all) {
      return Experiments.published();
    }
    if (file != null) {
      return List.of(Experiments.read(InputFiles.notAFolder(file)));
    }
    if (experiment != null) {
      return List.of(Experiments.byId(experiment));
    }
    if (step == null) {
      return Experiments.ofAssignment(assignment);
    }
    return List.of(Experiments.step(assignment == null ? "era2-s7" : assignment, step));
  }
}
