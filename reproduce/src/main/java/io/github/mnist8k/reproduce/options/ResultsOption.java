package io.github.mnist8k.reproduce.options;

import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that names the folder of the runs that count. */
public final class ResultsOption {

  @Option(
      names = "--results",
      defaultValue = "reproduce/results",
      paramLabel = "DIR",
      description = "Folder of the runs that count. Default: ${DEFAULT-VALUE}.")
  private Path results;

  /** The folder. */
  public Path folder() {
    return results;
  }

  /** Whether there is such a folder. */
  public boolean present() {
    return Files.isDirectory(results);
  }

  /**
   * The runs in it, faulty ones too.
   *
   * @throws UserException if there is no such folder
   * @throws IOException if it cannot be read
   */
  public SortedRuns all() throws IOException {
    if (!present()) {
      throw new UserException(
          results + ": there is no such folder of results; name the right one with --results");
    }
    return SortedRuns.of(Experiments.reported(), ResultsFolder.read(results));
  }

  /**
   * The runs in it; what is wrong with others is printed for people.
   *
   * @throws UserException if there is no such folder
   * @throws IOException if it cannot be read
   */
  public SortedRuns sound() throws IOException {
    SortedRuns runs = all();
    Stream.concat(runs.faults().stream(), runs.warnings().stream())
        .forEach(warning -> System.err.println("warning: " + warning));
    return runs;
  }
}
