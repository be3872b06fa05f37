package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.Dataset;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.models.Execution;
import io.github.mnist8k.reports.sheet.SheetFolder;
import io.github.mnist8k.reproduce.documents.Sheets;
import io.github.mnist8k.reproduce.options.UserException;
import io.github.mnist8k.training.Engine;
import io.github.mnist8k.training.experiment.ExperimentJson;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code report --run}: the sheet of a folder that holds a run, or the seeds of one. */
final class SheetOfFolder {

  private static final String SEED = "seed-";

  /** Datasets that are found by their names. */
  private static final Set<String> NAMED = Set.of("mnist", "synthetic");

  private SheetOfFolder() {}

  /**
   * Writes the sheet.
   *
   * @param folder of a run, or of an experiment with its runs in it
   * @param data dataset that the user named
   */
  static void write(Path folder, Optional<String> data) throws IOException {
    List<Path> runs = runs(folder);
    RunManifest manifest = RunManifestJson.read(runs.get(0).resolve(RunManifestJson.FILE_NAME));
    String name = manifest.dataset().name();
    Optional<Dataset> dataset = Optional.empty();
    if (data.isPresent() || NAMED.contains(name)) {
      dataset = Optional.of(Datasets.load(data.orElse(name), DataEnvironment.system()));
    } else {
      System.err.printf("warning: no wrong digits; name the data (%s) with --data%n", name);
    }
    SheetFolder sheet = Sheets.write(folder, runs, dataset, engine(manifest, runs.get(0)));
    sheet.warnings().forEach(warning -> System.err.println("warning: " + warning));
    sheet.file().ifPresent(file -> System.err.println("wrote " + file));
  }

  private static List<Path> runs(Path folder) throws IOException {
    if (Files.exists(folder.resolve(RunManifestJson.FILE_NAME))) {
      return List.of(folder);
    }
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> runs =
            files
                .filter(file -> file.getFileName().toString().matches(SEED + "-?\\d+"))
                .filter(file -> Files.exists(file.resolve(RunManifestJson.FILE_NAME)))
                .sorted(Comparator.comparingLong(SheetOfFolder::seed))
                .toList();
        if (!runs.isEmpty()) {
          return runs;
        }
      }
    }
    throw new UserException(
        "--run: "
            + folder
            + ": expected the folder of a run, or of an experiment with runs in it, found no "
            + RunManifestJson.FILE_NAME);
  }

  private static long seed(Path run) {
    return Long.parseLong(run.getFileName().toString().substring(SEED.length()));
  }

  /** The engine of the run; TensorFlow, which can do any net, where that one cannot start. */
  private static Engine engine(RunManifest manifest, Path run) throws IOException {
    try {
      Engine engine = Engine.named(manifest.engine().name());
      engine.check(
          ExperimentJson.read(run.resolve(RunManifestJson.FILE_NAME)).net(), Execution.cpu(1));
      return engine;
    } catch (IllegalArgumentException e) { // unknown here, or one that cannot do it here
      return Engine.named("tensorflow");
    }
  }
}
