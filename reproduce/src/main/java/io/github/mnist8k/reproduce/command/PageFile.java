package io.github.mnist8k.reproduce.command;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.files.AtomicFiles;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.documents.PageOfResults;
import io.github.mnist8k.reproduce.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code report --html}: the file of the page.
 *
 * @param path the file
 */
record PageFile(Path path) {

  /**
   * A file that can be written.
   *
   * @throws UserException if it is a folder, or in none
   */
  static PageFile at(Path path) {
    Path folder = path.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(path)) {
      throw new UserException(path + ": expected a file for the page, found a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new UserException(path + ": there is no folder " + folder + "; make it first");
    }
    return new PageFile(path);
  }

  /**
   * Writes the page.
   *
   * @param results folder of the runs, for the trained nets in it
   * @param runs the runs in it
   * @param verdicts on all claims
   */
  void write(Path results, SortedRuns runs, List<Verdict> verdicts) throws IOException {
    ImageSet test = Datasets.load("mnist", DataEnvironment.system()).test();
    AtomicFiles.writeText(path, PageOfResults.of(results, runs, verdicts, test));
    System.err.println("wrote " + path);
  }
}
