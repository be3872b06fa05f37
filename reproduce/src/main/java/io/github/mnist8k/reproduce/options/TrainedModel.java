package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.UnknownExperimentException;
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
      description = "Weights as safetensors, written by a run or by PyTorch.")
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

  /** The weights named, which fit the experiment's net. */
  public Weights weights(Experiment experiment) throws IOException {
    return Weights.read(InputFiles.regular(weights), experiment.net());
  }

  /** A classifier with the weights, to be closed. */
  public DigitClassifier classifier(Experiment experiment) throws IOException {
    return new DigitClassifier(
        experiment.net(),
        weights(experiment),
        experiment.recipe().normalization(),
        Execution.cpu(Runtime.getRuntime().availableProcessors()));
  }
}
