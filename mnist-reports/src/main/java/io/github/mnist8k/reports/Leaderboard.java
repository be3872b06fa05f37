package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.Evidence;
import io.github.mnist8k.reports.runs.Quantity;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.statistics.Interval;
import io.github.mnist8k.reports.statistics.Intervals;
import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Nets by their mean test accuracy of the last five epochs, over their seeds: no single lucky epoch
 * or seed decides.
 */
public final class Leaderboard {

  private final List<Row> rows = new ArrayList<>();

  /** An empty one. */
  public Leaderboard() {}

  /**
   * The results of one experiment by one engine.
   *
   * @param experiment its id
   * @param whose whose runs they are
   * @param engine what computed
   * @param parameters of its net
   * @param accuracy mean test accuracy of the last five epochs over the seeds, in per cent
   * @param held seeds that hold the target over the last five epochs
   */
  public record Row(
      String experiment, String whose, String engine, long parameters, Spread accuracy, int held) {

    /** Where the mean of all seeds lies, with 95 % confidence; empty for a single seed. */
    public Optional<Interval> interval() {
      return accuracy.n() < 2 ? Optional.empty() : Optional.of(Intervals.ofMean(accuracy));
    }

    /** Whether the net is small enough for the exercise. */
    public boolean small() {
      return Rules.fewParameters(parameters);
    }
  }

  /**
   * Takes results.
   *
   * @param whose whose they are
   * @param evidence the results; of each experiment the engine with most seeds counts
   */
  public void add(String whose, Evidence evidence) {
    for (String experiment : evidence.experiments()) {
      Evidence.Seeds seeds = evidence.of(List.of(experiment));
      List<AccuracyCurve> curves = seeds.curves();
      rows.add(
          new Row(
              experiment,
              whose,
              seeds.engine(),
              evidence.parameters(experiment),
              Quantity.LAST_FIVE_TEST.over(curves),
              (int) curves.stream().filter(Rules::holdsAccuracy).count()));
    }
  }

  /** The rows, the most accurate first; of equal ones the smaller net. */
  public List<Row> rows() {
    return rows.stream()
        .sorted(
            Comparator.comparingDouble((Row row) -> -row.accuracy().mean())
                .thenComparingLong(Row::parameters))
        .toList();
  }

  /** Whether no net that is as small is more accurate: the front of what has been reached. */
  public boolean onFront(Row row) {
    return rows.stream()
        .noneMatch(
            other ->
                other.parameters() <= row.parameters()
                    && other.accuracy().mean() > row.accuracy().mean());
  }
}
