package io.github.mnist8k.reports.runs;

import io.github.mnist8k.training.log.EpochCsv;
import io.github.mnist8k.training.log.EpochRecord;
import io.github.mnist8k.training.log.RunManifest;
import io.github.mnist8k.training.log.RunManifestJson;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What was found in a folder laid out as {@code <assignment>/<model>/seed-<n>/}, or with a folder
 * for each engine above these. Whether a fault matters is for the caller to decide.
 *
 * @param path the folder
 * @param runs the sound runs, ordered by experiment, engine and seed
 * @param faults what is wrong with each other run, one line that begins with its path
 * @param warnings one line on each log whose last row is torn, as a killed run can leave it: the
 *     row is left out
 */
public record ResultsFolder(
    Path path, List<RunLog> runs, List<String> faults, List<String> warnings) {

  /** Other names, such as {@code seed-0.bak}, are no runs: so a backup copy does no harm. */
  private static final Pattern RUN = Pattern.compile("seed--?\\d+");

  private static final Comparator<RunLog> ORDER =
      Comparator.comparing(RunLog::experiment)
          .thenComparing(RunLog::engine)
          .thenComparing(RunLog::seed);

  /** Copies the lists. */
  public ResultsFolder {
    Objects.requireNonNull(path, "path");
    runs = List.copyOf(Objects.requireNonNull(runs, "runs"));
    faults = List.copyOf(Objects.requireNonNull(faults, "faults"));
    warnings = List.copyOf(Objects.requireNonNull(warnings, "warnings"));
  }

  /**
   * Reads all runs in a folder, through links too. Each folder named {@code seed-<n>} must be a
   * whole and readable run in its place; other files and folders are of no concern.
   *
   * @param folder the results folder
   * @return the runs and the faults; none of either in an empty folder
   * @throws NoSuchFileException if there is no such folder
   * @throws IOException if the folders cannot be walked
   */
  public static ResultsFolder read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NoSuchFileException(folder.toString(), null, "there is no such results folder");
    }
    Reader reader = new Reader(folder);
    Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, reader);
    reader.runs.sort(ORDER);
    reader.faults.sort(Comparator.naturalOrder());
    reader.warnings.sort(Comparator.naturalOrder());
    return new ResultsFolder(folder, reader.runs, reader.faults, reader.warnings);
  }

  /**
   * Reads the run in a folder.
   *
   * @param folder the run's own folder
   * @param warnings gets a line if the last row is torn and was left out
   * @throws IOException if the manifest or the log is missing or cannot be read
   * @throws IllegalArgumentException if they do not belong together
   */
  public static RunLog readRun(Path folder, List<String> warnings) throws IOException {
    RunManifest manifest = RunManifestJson.read(folder.resolve(RunManifestJson.FILE_NAME));
    return new RunLog(manifest, epochs(folder, manifest.complete(), warnings));
  }

  /** A run that is complete has no excuse for a torn row. */
  private static List<EpochRecord> epochs(Path folder, boolean complete, List<String> warnings)
      throws IOException {
    Path log = folder.resolve(EpochCsv.FILE_NAME);
    if (complete || !EpochCsv.isTorn(log)) {
      return EpochCsv.read(log);
    }
    List<EpochRecord> whole = EpochCsv.readComplete(log);
    warnings.add(
        log + ": line " + (whole.size() + 2) + ": a torn last row is left out; resume the run");
    return whole;
  }

  private static final class Reader extends SimpleFileVisitor<Path> {

    private final Path results;
    private final List<RunLog> runs = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    Reader(Path results) {
      this.results = results;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      if (folder.equals(results) || !isRun(folder)) {
        return FileVisitResult.CONTINUE;
      }
      try {
        read(folder);
      } catch (IOException | IllegalArgumentException e) {
        fault(folder, e);
      }
      return FileVisitResult.SKIP_SUBTREE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (isRun(file)) {
        faults.add(file + ": expected the folder of a run, found a file or a link to nothing");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      if (e instanceof FileSystemLoopException) {
        faults.add(file + ": this link leads back to a folder that holds it; remove the link");
      } else {
        fault(file, e);
      }
      return FileVisitResult.CONTINUE;
    }

    private void read(Path folder) throws IOException {
      RunLog run = readRun(folder, warnings);
      Path inPlace = Path.of(run.experiment(), "seed-" + run.seed());
      Path place = results.resolve(inPlace);
      if (place.equals(folder) || results.resolve(run.engine()).resolve(inPlace).equals(folder)) {
        runs.add(run);
      } else {
        String advice =
            Files.exists(place) ? "there is one already; remove one of the two" : "move it there";
        faults.add(folder + ": expected this run, by its manifest, at " + place + "; " + advice);
      }
    }

    private void fault(Path place, Exception e) {
      // The JDK's own messages on files are often bare paths.
      String reason =
          e instanceof FileSystemException file
                  && file.getReason() == null
                  && !(e instanceof NoSuchFileException)
              ? "cannot be read (" + e.getClass().getSimpleName() + ")"
              : e.getMessage();
      faults.add(reason.startsWith(place.toString()) ? reason : place + ": " + reason);
    }

    private static boolean isRun(Path path) {
      return RUN.matcher(path.getFileName().toString()).matches();
    }
  }
}
