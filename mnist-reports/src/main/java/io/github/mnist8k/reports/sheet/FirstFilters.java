package io.github.mnist8k.reports.sheet;

import java.util.List;

/**
 * The weights of a net's first convolution.
 *
 * @param seed seed of the net
 * @param side side of a filter
 * @param weights [side x side] of each filter
 */
public record FirstFilters(long seed, int side, List<float[]> weights) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if a filter has another size, or there is none
   */
  public FirstFilters {
    weights = List.copyOf(weights);
    if (weights.isEmpty() || weights.stream().anyMatch(one -> one.length != side * side)) {
      throw new IllegalArgumentException("expected filters of " + side * side + " weights");
    }
  }
}
