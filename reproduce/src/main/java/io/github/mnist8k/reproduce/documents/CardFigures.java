package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.models.json.NetJson;
import io.github.mnist8k.models.weights.Weights;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.training.experiment.Experiment;
import io.github.mnist8k.training.files.RunFolder;
import io.github.mnist8k.training.log.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of a model card. */
public final class CardFigures {

  /**
   * The run that left a weights file, if its folder is the file's and nothing speaks against it:
   * the run is complete, of the same experiment and net, and of as many updates as the weights.
   *
   * @throws IOException if the run's files are there and cannot be read
   */
  public static Optional<RunLog> runOf(Path weightsFile, Experiment experiment, Weights weights)
      throws IOException {
    var folder = new RunFolder(weightsFile.toAbsolutePath().getParent());
    if (!weightsFile.toAbsolutePath().equals(folder.weights())
        || !Files.exists(folder.manifest())
        || !Files.exists(folder.epochs())) {
      return Optional.empty();
    }
    RunLog log = read(folder);
    long updates = log.epochs().stream().mapToLong(EpochRecord::updates).sum();
    boolean same =
        log.manifest().complete()
            && log.experiment().equals(experiment.id())
            && log.manifest().net().fingerprint().equals(NetJson.fingerprint(experiment.net()))
            // Nets without batch norm do not count their updates.
            && (weights.updates() == 0 || weights.updates() == updates);
    return same ? Optional.of(log) : Optional.empty();
  }

  private static RunLog read(RunFolder folder) throws IOException {
    try {
      return ResultsFolder.readRun(folder.path(), new ArrayList<>());
    } catch (IllegalArgumentException e) {
      throw new IOException(folder.path() + ": " + e.getMessage(), e);
    }
  }

  /** The curves of an experiment's results by the name of the engine. */
  public static Map<String, List<AccuracyCurve>> byEngine(SortedRuns runs, Experiment experiment) {
    Evidence evidence = Evidence.of(runs);
    return evidence.engines(experiment.id()).stream()
        .collect(
            Collectors.toMap(engine -> engine, engine -> evidence.curves(experiment.id(), engine)));
  }

  private CardFigures() {}
}
