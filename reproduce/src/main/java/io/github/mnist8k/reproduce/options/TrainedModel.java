package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.models.Execution;
import io.github.mnist8k.models.Inference;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.WeightsFile;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.experiments.UnknownExperimentException;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.RunWriter;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that name trained weights. */
public final class TrainedModel {

  @ArgGroup(multiplicity = "0..1")
  private NamedExperiment named;

  @Option(
      names = "--weights",
      required = true,
      paramLabel = "FILE",
      description = {
        "Weights of a run, or of PyTorch: safetensors, or torch.save(state_dict).",
        "Those of a run name their experiment themselves."
      })
  private Path weights;

  /**
   * The experiment named, by an option or by the weights.
   *
   * @throws UnknownExperimentException naming the nearest id if there is none
   * @throws UserException if nothing names it, or the weights name one of somebody's own
   * @throws IOException if a file of an experiment cannot be read or is none
   */
  public Experiment experiment() throws IOException {
    return named == null ? namedByWeights() : named.experiment();
  }

  /** By the manifest that a run leaves beside its weights, or by its id. */
  private Experiment namedByWeights() throws IOException {
    String id =
        RunWriter.experimentOf(InputFiles.regular(weights))
            .orElseThrow(
                () ->
                    new UserException(
                        weights
                            + ": does not say what trained it; name that by --experiment or"
                            + " --file"));
    Path manifest = weights.resolveSibling(RunManifestJson.FILE_NAME);
    if (Files.isRegularFile(manifest)) {
      Experiment beside = Experiments.read(manifest);
      if (beside.id().equals(id)) {
        return beside;
      }
    }
    try {
      return Experiments.byId(id);
    } catch (UnknownExperimentException e) {
      throw new UserException(
          "%s: is of %s, which this program does not bring along, and no %s of it lies beside; name its file by --file"
              .formatted(weights, id, RunManifestJson.FILE_NAME));
    }
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
