package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.tensorflow.DigitClassifier;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.machine.NativeProcess;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that name trained weights. */
public final class TrainedModel {

  @Option(
      names = "--experiment",
      required = true,
      paramLabel = "ID",
      description = "Experiment whose net the weights belong to.")
  private String experiment;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = "Weights as safetensors, written by a run or by PyTorch.")
  private Path weights;

  /** The experiment named. */
  public Experiment experiment() {
    return Experiments.byId(experiment);
  }

  /** The weights named, which fit the experiment's net. */
  public Weights weights() throws IOException {
    return Weights.read(InputFiles.notAFolder(weights), experiment().net());
  }

  /** A classifier with the weights, to be closed. */
  public DigitClassifier classifier() throws IOException {
    Experiment chosen = experiment();
    Weights read = weights();
    NativeProcess.startTensorFlow();
    return new DigitClassifier(
        chosen.net(),
        read,
        chosen.recipe().normalization(),
        Execution.cpu(Runtime.getRuntime().availableProcessors()));
  }
}
