package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.WeightsFile;
import io.github.mnist8k.reproduce.experiments.UnknownExperimentException;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that name trained weights. */
public final class TrainedModel {

  @ArgGroup(multiplicity = "1")
  private NamedExperiment named;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = "Weights of a run, or of PyTorch: safetensors, or torch.save(state_dict).")
  private Path weights;

  /**
   * The experiment named.
   *
   * @throws UnknownExperimentException naming the nearest id if there is none
   * @throws IOException if a file of an experiment cannot be read or is none
   */
  public Experiment experiment() throws IOException {
    return named.experiment();
  }

  /** The file of the weights. */
  public Path file() {
    return weights;
  }

  /** The experiment's net with the weights named; people are told what was converted. */
  public Model model(Experiment experiment) throws IOException {
    WeightsFile file = WeightsFile.read(InputFiles.regular(weights), experiment.net());
    if (!file.notes().isEmpty()) {
      System.err.println(weights + ": " + String.join("; ", file.notes()));
    }
    return experiment.model(file.weights());
  }

  /** The model in an engine, on all cores, to be closed. */
  public Inference inference(Experiment experiment, Engine engine) throws IOException {
    return engine.inference(
        model(experiment), Execution.cpu(Runtime.getRuntime().availableProcessors()));
  }
}
