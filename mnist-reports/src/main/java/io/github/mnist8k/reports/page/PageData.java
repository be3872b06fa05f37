package io.github.mnist8k.reports.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.mnist8k.reports.claims.Verdict;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.OwnRuns;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All that the page shows; the names are those of its JSON.
 *
 * @param goal what the exercise asks for
 * @param runs number of our results
 * @param experiments the experiments in the order of the page
 */
record PageData(Goal goal, int runs, List<ExperimentData> experiments) {

  /**
   * What the exercise asks for.
   *
   * @param accuracy test accuracy in percent, at least
   * @param held in so many last epochs
   * @param parameters fewer than so many
   * @param epochs at most so many
   */
  record Goal(double accuracy, int held, int parameters, int epochs) {}

  /**
   * The data of some experiments.
   *
   * @throws NullPointerException naming an experiment that is not among the runs'
   */
  static PageData of(List<PageExperiment> experiments, SortedRuns runs, List<Verdict> verdicts) {
    Map<String, ExperimentRuns> byId =
        runs.experiments().stream()
            .collect(Collectors.toMap(results -> results.experiment().id(), Function.identity()));
    int results =
        runs.experiments().stream().map(ExperimentRuns::runs).mapToInt(List::size).sum()
            + runs.own().stream().map(OwnRuns::runs).mapToInt(List::size).sum();
    return new PageData(
        new Goal(
            Rules.TARGET_ACCURACY, Rules.HELD_EPOCHS, Rules.PARAMETER_LIMIT, Rules.EPOCH_LIMIT),
        results,
        experiments.stream()
            .map(page -> ExperimentData.of(page, runsOf(page, byId), verdicts))
            .toList());
  }

  private static ExperimentRuns runsOf(PageExperiment page, Map<String, ExperimentRuns> byId) {
    String id = page.experiment().id();
    return Objects.requireNonNull(byId.get(id), id);
  }

  /** The data as JSON that may stand in an HTML element: no tag can begin in it. */
  String json() {
    try {
      return JsonMapper.builder().build().writeValueAsString(this).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A number with at most so many decimals. */
  static double rounded(double value, int decimals) {
    return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP).doubleValue();
  }
}
