package io.github.mnist8k.reports.runs;

import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds and reads the runs in a folder laid out as {@code <assignment>/<model>/seed-<n>/}. */
public final class ResultsFolder {

  private static final String SEED_PREFIX = "seed-";

  private ResultsFolder() {}

  /**
   * Reads all runs in a folder. Every folder that is named as a run or holds a run's file must be a
   * whole and readable run in its place; other files and folders are of no concern.
   *
   * @param folder the results folder
   * @return the runs, ordered by experiment and seed; none in an empty folder
   * @throws IOException if the folder is missing, or naming the run that is broken or misplaced
   */
  public static List<RunLog> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such results folder");
    }
    List<Path> runFolders;
    try (Stream<Path> paths = Files.walk(folder)) {
      runFolders = paths.filter(Files::isDirectory).filter(ResultsFolder::isRun).toList();
    }
    List<RunLog> runs = new ArrayList<>();
    for (Path runFolder : runFolders) {
      runs.add(readRun(folder, runFolder));
    }
    runs.sort(
        Comparator.comparing((RunLog run) -> run.manifest().experiment())
            .thenComparing(run -> run.manifest().seed()));
    return List.copyOf(runs);
  }

  private static boolean isRun(Path folder) {
    return folder.getFileName().toString().startsWith(SEED_PREFIX)
        || Files.exists(folder.resolve(EpochCsv.FILE_NAME))
        || Files.exists(folder.resolve(RunManifestJson.FILE_NAME));
  }

  private static RunLog readRun(Path folder, Path runFolder) throws IOException {
    RunManifest manifest = RunManifestJson.read(runFolder.resolve(RunManifestJson.FILE_NAME));
    Path place = folder.resolve(manifest.experiment()).resolve(SEED_PREFIX + manifest.seed());
    if (!place.equals(runFolder)) {
      throw new IOException(
          runFolder + ": expected this run, by its manifest, at " + place + "; move it there");
    }
    try {
      return new RunLog(manifest, EpochCsv.read(runFolder.resolve(EpochCsv.FILE_NAME)));
    } catch (IllegalArgumentException e) {
      throw new IOException(runFolder + ": " + e.getMessage(), e);
    }
  }
}
