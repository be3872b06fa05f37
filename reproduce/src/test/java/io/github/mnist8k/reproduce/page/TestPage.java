package io.github.mnist8k.reproduce.page;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.documents.PageOfResults;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The page of the results that the project keeps, in a browser.
 *
 * @param file the page
 * @param test the images that the nets were examined on
 * @param browser the browser
 */
record TestPage(Path file, ImageSet test, Browser browser) implements AutoCloseable {

  private static final Path RESULTS = Path.of("results");
  private static final int IMAGES = 200;

  /** The experiment that the page takes for one without a run. */
  static final String NOT_RUN = "tsai-a6/model1";

  /** Makes the page and starts a browser. */
  static TestPage start() throws IOException {
    ImageSet test = first(Datasets.load("mnist", DataEnvironment.system()).test());
    Path file = Files.createTempFile("page", ".html");
    Files.writeString(file, html(test));
    return new TestPage(file, test, Browser.start());
  }

  private static ImageSet first(ImageSet all) {
    byte[] pixels = new byte[IMAGES * ImageSet.PIXELS];
    byte[] labels = new byte[IMAGES];
    all.pixels().get(pixels);
    all.labels().get(labels);
    return new ImageSet(pixels, labels);
  }

  private static String html(ImageSet test) throws IOException {
    SortedRuns runs = SortedRuns.of(Experiments.reported(), results());
    return PageOfResults.of(
        RESULTS, runs, new Judge(Evidence.of(runs)).on(SourceClaim.all()), test);
  }

  /** All runs but those of one experiment, so that the page has one that was not run. */
  private static ResultsFolder results() throws IOException {
    ResultsFolder all = ResultsFolder.read(RESULTS);
    List<RunLog> others =
        all.runs().stream().filter(run -> !run.experiment().equals(NOT_RUN)).toList();
    return new ResultsFolder(all.path(), others, all.faults(), all.warnings());
  }

  /** The file of an experiment's net in the page. */
  byte[] net(String experiment) {
    Object text =
        browser.script(
            """
            const { experiments } = JSON.parse(document.getElementById('data').textContent);
            return experiments.find(({ id }) => id === arguments[0]).net.file;
            """,
            experiment);
    return Base64.getDecoder().decode((String) text);
  }

  /** Opens the page anew from the disk. */
  void open() {
    browser.look(1400, false);
    browser.open("about:blank");
    browser.console();
    browser.requests();
    browser.open(file.toUri());
    browser.settle();
  }

  @Override
  public void close() throws IOException {
    browser.close();
    Files.delete(file);
  }
}
