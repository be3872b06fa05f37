package io.github.mnist8k.reports.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Several tests at once: with twenty comparisons one is expected to look significant where nothing
 * differs (S. Holm, "A simple sequentially rejective multiple test procedure", 1979).
 */
public final class Holm {

  private Holm() {}

  /**
   * Probabilities corrected for their number.
   *
   * @param p probabilities of single tests
   * @return in the same order; below 0.05 where a difference stands in spite of the number of tests
   */
  public static List<Double> corrected(List<Double> p) {
    List<Integer> order =
        IntStream.range(0, p.size()).boxed().sorted(Comparator.comparing(p::get)).toList();
    List<Double> corrected = new ArrayList<>(p);
    double largest = 0;
    for (int i = 0; i < order.size(); i++) {
      largest = Math.max(largest, Math.min(1, p.get(order.get(i)) * (p.size() - i)));
      corrected.set(order.get(i), largest);
    }
    return corrected;
  }
}
