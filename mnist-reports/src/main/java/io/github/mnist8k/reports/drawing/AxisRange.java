package io.github.mnist8k.reports.drawing;

import io.github.mnist8k.reports.runs.Rules;
import java.util.Arrays;
import java.util.List;

/**
 * The part of the accuracies that an axis shows, in per cent.
 *
 * @param low its lower end
 * @param high its upper end
 * @param tick distance of its ticks
 */
public record AxisRange(double low, double high, double tick) {

  /** One in so many of a series' numbers lies below: those of the first epochs. */
  private static final int CUT_OFF = 10;

  /** One in so many may lie below, where the next number is higher by a jump. */
  private static final int MOST_CUT_OFF = 5;

  /** Percentage points from one number to the next that set it apart. */
  private static final double JUMP = 5;

  private static final double[] TICKS = {0.1, 0.2, 0.5, 1, 2, 5, 10};
  private static final double WIDEST_TICK = 20;
  private static final int MOST_TICKS = 9;
  private static final double MARGIN = 0.06;

  /**
   * A range that holds the target and each series but for a tenth of its numbers, the lowest, and
   * up to a fifth where these lie more than 5 points apart: a net that has hardly begun to learn
   * would squeeze all that matters into a line.
   *
   * @param series at least one, each with a number at least
   */
  public static AxisRange of(List<PlotData.Series> series) {
    double low = Rules.TARGET_ACCURACY;
    double high = Rules.TARGET_ACCURACY;
    for (PlotData.Series one : series) {
      List<Double> sorted = one.numbers().stream().sorted().toList();
      low = Math.min(low, lowest(sorted));
      high = Math.max(high, sorted.get(sorted.size() - 1));
    }
    return around(low, high);
  }

  private static double lowest(List<Double> sorted) {
    int cut = sorted.size() / CUT_OFF;
    while (cut < sorted.size() / MOST_CUT_OFF && sorted.get(cut + 1) - sorted.get(cut) > JUMP) {
      cut++;
    }
    return sorted.get(cut);
  }

  private static AxisRange around(double low, double high) {
    double margin = MARGIN * (high - low);
    double from = Math.max(0, low - margin);
    double to = Math.min(100, high + margin);
    double tick =
        Arrays.stream(TICKS)
            .filter(size -> to - from <= MOST_TICKS * size)
            .findFirst()
            .orElse(WIDEST_TICK);
    return new AxisRange(from, to, tick);
  }

  /** Decimals of the ticks' labels. */
  public int decimals() {
    return tick < 1 ? 1 : 0;
  }
}
