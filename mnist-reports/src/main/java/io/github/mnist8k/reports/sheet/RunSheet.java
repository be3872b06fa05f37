package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reports.runs.RunLog;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that the sheet of a run shows, or that of several seeds.
 *
 * @param runs one run or several seeds of it, of one experiment, engine and dataset, all of the
 *     same number of epochs, at least one
 * @param target what the experiment was to reach; empty if nobody said
 * @param layers table of the net: a header, then a row per layer
 * @param totals sentences on the net as a whole
 * @param sizes the layers with parameters
 * @param recipe how it is trained, one line per choice
 * @param schedule learning rate and momentum by update
 * @param answers what the trained nets said to the test images; empty if that was not kept
 * @param filters first convolution; empty if there is none with one channel, or weights were not
 *     kept
 * @param repeat command that makes the run again
 */
public record RunSheet(
    List<RunLog> runs,
    String target,
    List<List<String>> layers,
    List<String> totals,
    List<LayerSize> sizes,
    List<String> recipe,
    ScheduleCurve schedule,
    Optional<TestAnswers> answers,
    Optional<FirstFilters> filters,
    String repeat) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no run, one without epochs, or they differ in
   *     experiment, engine or number of epochs
   */
  public RunSheet {
    runs = List.copyOf(runs);
    Objects.requireNonNull(target, "target");
    layers = layers.stream().map(List::copyOf).toList();
    totals = List.copyOf(totals);
    sizes = List.copyOf(sizes);
    recipe = List.copyOf(recipe);
    Objects.requireNonNull(schedule, "schedule");
    Objects.requireNonNull(answers, "answers");
    Objects.requireNonNull(filters, "filters");
    Objects.requireNonNull(repeat, "repeat");
    if (runs.stream().map(RunSheet::kind).distinct().count() != 1
        || runs.get(0).epochs().isEmpty()) {
      throw new IllegalArgumentException(
          "expected runs of one experiment and engine with as many epochs each, found "
              + runs.stream().map(RunSheet::kind).distinct().toList());
    }
  }

  private static String kind(RunLog run) {
    return "%s by %s on %s, %d epochs"
        .formatted(
            run.experiment(), run.engine(), run.manifest().dataset().name(), run.epochs().size());
  }

  /** Any of the runs: what they have in common. */
  RunLog any() {
    return runs.get(0);
  }
}
