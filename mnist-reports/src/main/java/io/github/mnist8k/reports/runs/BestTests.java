package io.github.mnist8k.reports.runs;

import io.github.mnist8k.reports.text.Markdown;
import java.util.LinkedHashMap;
import java.util.Map;

/** Our best test accuracies in short, for lists. */
public final class BestTests {

  private BestTests() {}

  /**
   * The best test accuracy of each published experiment that has results, in percent.
   *
   * @param runs the runs of the results folder
   * @return by the experiment's id: the plain number for one seed, mean ± standard deviation for
   *     more
   */
  public static Map<String, String> of(SortedRuns runs) {
    Map<String, String> best = new LinkedHashMap<>();
    for (ExperimentRuns results : runs.experiments()) {
      if (!results.runs().isEmpty()) {
        best.put(
            results.experiment().id(),
            Markdown.number(Summary.of(RunLog.curves(results.leading())).bestTest(), 2));
      }
    }
    return best;
  }
}
