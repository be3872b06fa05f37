package io.github.mnist8k.reproduce.documents;

import io.github.mnist8k.data.ImageSet;
import io.github.mnist8k.digits.Digits;
import io.github.mnist8k.models.NetSummary;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.page.HtmlPage;
import io.github.mnist8k.reports.page.PageExperiment;
import io.github.mnist8k.reports.page.PageLayer;
import io.github.mnist8k.reports.page.PageNet;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.reports.runs.SortedRuns;
import io.github.mnist8k.reproduce.documents.NetFiles.NetFile;
import io.github.mnist8k.reproduce.experiments.Experiments;
import io.github.mnist8k.reproduce.text.RecipeText;
import io.github.mnist8k.reproduce.text.SummaryText;
import io.github.mnist8k.training.experiment.Experiment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of all published experiments. */
public final class PageOfResults {

  private PageOfResults() {}

  /**
   * Makes the page.
   *
   * @param results the results folder, for the trained nets in it
   * @param runs the runs of the published experiments
   * @param verdicts on all claims
   * @param test the images that the nets are examined on
   * @return the text of the HTML file
   * @throws IOException if a net cannot be read
   */
  public static String of(Path results, SortedRuns runs, List<Verdict> verdicts, ImageSet test)
      throws IOException {
    NetFiles nets = new NetFiles(results);
    List<PageExperiment> experiments = new ArrayList<>();
    for (ExperimentRuns own : runs.experiments()) {
      Experiment experiment = Experiments.byId(own.experiment().id());
      Optional<NetFile> net = nets.find(experiment, engines(own));
      experiments.add(experiment(experiment, net.map(file -> examined(file, test))));
    }
    return HtmlPage.of(experiments, runs, verdicts);
  }

  /** The engines with results, the one with most of them first. */
  private static List<String> engines(ExperimentRuns runs) {
    return Stream.concat(
            runs.leading().stream().map(RunLog::engine), runs.byEngine().keySet().stream())
        .distinct()
        .toList();
  }

  private static PageNet examined(NetFile file, ImageSet test) {
    return new PageNet(file.bytes(), WrongAnswers.of(Digits.of(file.net()), test));
  }

  private static PageExperiment experiment(Experiment experiment, Optional<PageNet> net) {
    NetSummary summary = NetSummary.of(experiment.net());
    return new PageExperiment(
        Experiments.reported(experiment),
        summary.rows().stream().map(PageOfResults::layer).toList(),
        SummaryText.totals(summary),
        RecipeText.lines(experiment.recipe()),
        net);
  }

  private static PageLayer layer(NetSummary.Row row) {
    return new PageLayer(
        row.text(),
        row.output().channels(),
        row.output().height(),
        row.output().width(),
        row.parameters(),
        row.multiplyAccumulates(),
        row.receptiveField());
  }
}
