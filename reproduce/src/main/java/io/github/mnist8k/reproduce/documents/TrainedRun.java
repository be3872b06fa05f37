package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.data.idx.IdxReader;
import io.github.mnist8k.models.trained.Model;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.files.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run as its folder keeps it.
 *
 * @param folder its folder
 * @param log manifest and epochs
 * @param experiment what was trained
 * @param answers answers to the test images, one byte each; empty if they were not kept
 * @param model what it trained; empty if they were not kept
 */
record TrainedRun(
    Path folder,
    RunLog log,
    Experiment experiment,
    Optional<byte[]> answers,
    Optional<Model> model) {

  /**
   * Reads a run.
   *
   * @param folder its own folder
   * @param warnings gets a line if the log's last row is torn
   * @throws IOException if one of its files cannot be read
   */
  static TrainedRun read(Path folder, List<String> warnings) throws IOException {
    var files = new RunFolder(folder);
    RunLog log = ResultsFolder.readRun(folder, warnings);
    Experiment experiment = ExperimentJson.read(files.manifest());
    Optional<byte[]> answers =
        Files.exists(files.answers())
            ? Optional.of(
                IdxReader.labels(files.answers().toString(), Files.readAllBytes(files.answers())))
            : Optional.empty();
    Optional<Model> model =
        Files.exists(files.weights())
            ? Optional.of(experiment.model(Weights.read(files.weights(), experiment.net())))
            : Optional.empty();
    return new TrainedRun(folder, log, experiment, answers, model);
  }
}
