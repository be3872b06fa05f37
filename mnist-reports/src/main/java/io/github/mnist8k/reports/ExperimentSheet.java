package io.github.mnist8k.reports;

import io.github.mnist8k.reports.runs.ReportedExperiment;
import java.util.List;
import java.util.Objects;

/**
 * Everything that is told of an experiment besides its results.
 *
 * @param experiment the experiment
 * @param layers table of its layers: a header, then a row per layer, as many cells in each
 * @param totals sentences on the net as a whole
 * @param recipe how it is trained, one line of text per choice
 */
public record ExperimentSheet(
    ReportedExperiment experiment,
    List<List<String>> layers,
    List<String> totals,
    List<String> recipe) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if the table is empty or its rows differ in length
   */
  public ExperimentSheet {
    Objects.requireNonNull(experiment, "experiment");
    layers = Objects.requireNonNull(layers, "layers").stream().map(List::copyOf).toList();
    totals = List.copyOf(Objects.requireNonNull(totals, "totals"));
    recipe = List.copyOf(Objects.requireNonNull(recipe, "recipe"));
    if (layers.stream().mapToInt(List::size).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "layers of " + experiment.id() + ": expected a header and rows of one length");
    }
  }
}
