package io.github.mnist8k.reproduce.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.data.mnist.DataEnvironment;
import io.github.mnist8k.data.mnist.Datasets;
import io.github.mnist8k.reports.claims.Judge;
import io.github.mnist8k.reports.claims.SourceClaim;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.ResultsFolder;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.documents.PageOfResults;
import io.github.mnist8k.reproduce.experiments.Experiments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page of the results that the project keeps, with the two nets of the library, in a browser.
 *
 * @param file the page
 * @param test the images that the nets were examined on
 * @param browser the browser, to be closed
 */
record TestPage(Path file, ImageSet test, Browser browser) implements AutoCloseable {

  private static final int IMAGES = 200;

  /** Makes the page in a folder and starts a browser; where there is none, skips the tests. */
  static TestPage in(Path folder) throws IOException {
    Browser.missing().ifPresent(what -> System.err.println("the page is not tested: " + what));
    assumeTrue(Browser.missing().isEmpty(), "no browser");
    ImageSet test = first(Datasets.load("mnist", DataEnvironment.system()).test());
    Path file = Files.writeString(folder.resolve("page.html"), html(folder, test));
    return new TestPage(file, test, Browser.start());
  }

  private static ImageSet first(ImageSet all) {
    byte[] pixels = new byte[IMAGES * ImageSet.PIXELS];
    byte[] labels = new byte[IMAGES];
    all.pixels().get(pixels);
    all.labels().get(labels);
    return new ImageSet(pixels, labels);
  }

  private static String html(Path withoutNets, ImageSet test) throws IOException {
    SortedRuns runs = SortedRuns.of(Experiments.reported(), ResultsFolder.read(Path.of("results")));
    return PageOfResults.of(
        withoutNets, runs, new Judge(Evidence.of(runs)).on(SourceClaim.all()), test);
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
  public void close() {
    browser.close();
  }
}
