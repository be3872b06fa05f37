package io.github.mnist8k.reports.page;

import io.github.mnist8k.reports.runs.ReportedExperiment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the page tells of an experiment besides its runs.
 *
 * @param experiment the experiment
 * @param layers the layers of its net
 * @param totals sentences on the net as a whole
 * @param recipe how it is trained: lines of {@code name: value}
 * @param net its trained net, if there is one
 */
public record PageExperiment(
    ReportedExperiment experiment,
    List<PageLayer> layers,
    List<String> totals,
    List<String> recipe,
    Optional<PageNet> net) {

  /** Copies the lists. */
  public PageExperiment {
    Objects.requireNonNull(experiment, "experiment");
    layers = List.copyOf(Objects.requireNonNull(layers, "layers"));
    totals = List.copyOf(Objects.requireNonNull(totals, "totals"));
    recipe = List.copyOf(Objects.requireNonNull(recipe, "recipe"));
    Objects.requireNonNull(net, "net");
  }
}
