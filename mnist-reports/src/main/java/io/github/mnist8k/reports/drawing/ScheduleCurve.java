package io.github.mnist8k.reports.drawing;

import java.util.List;

/**
 * Learning rate and momentum by update, at some of the updates.
 *
 * @param every distance of the updates that are shown
 * @param updatesPerEpoch updates of an epoch
 * @param rates learning rate of updates 0, every, 2 every and so on
 * @param momenta momentum (beta1 of Adam) of the same updates
 */
public record ScheduleCurve(
    int every, int updatesPerEpoch, List<Double> rates, List<Double> momenta) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if they differ in length or are empty, or a distance is less
   *     than 1
   */
  public ScheduleCurve {
    rates = List.copyOf(rates);
    momenta = List.copyOf(momenta);
    if (rates.isEmpty() || rates.size() != momenta.size() || every < 1 || updatesPerEpoch < 1) {
      throw new IllegalArgumentException(
          "expected a rate and a momentum for each of some updates, found %d and %d, every %d of %d"
              .formatted(rates.size(), momenta.size(), every, updatesPerEpoch));
    }
  }

  /** Both curves as numbers of a plot. */
  public List<PlotData.Series> series() {
    String where = ", every " + every + " updates of " + updatesPerEpoch + " in an epoch";
    return List.of(
        new PlotData.Series("learning rate" + where, rates),
        new PlotData.Series("momentum" + where, momenta));
  }
}
