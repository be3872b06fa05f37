package io.github.mnist8k.reports.runs;

import io.github.mnist8k.reports.text.Markdown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our best test accuracies in short, for lists. */
public final class BestTests {

  private BestTests() {}

  /**
   * The best test accuracy of each experiment that has results, in percent.
   *
   * @param experiments the experiments
   * @param runs the runs of the results folder, see {@link ResultsFolder}
   * @return by the experiment's id: the plain number for one seed, mean ± standard deviation for
   *     more
   * @throws IllegalArgumentException naming a run that belongs to none of the experiments or cannot
   *     be compared with its experiment's other seeds
   */
  public static Map<String, String> of(List<ReportedExperiment> experiments, List<RunLog> runs) {
    Map<String, String> best = new LinkedHashMap<>();
    for (ExperimentRuns results : SortedRuns.of(experiments, runs).experiments()) {
      if (!results.runs().isEmpty()) {
        best.put(
            results.experiment().id(), Markdown.number(Summary.of(results.curves()).bestTest(), 2));
      }
    }
    return best;
  }
}
