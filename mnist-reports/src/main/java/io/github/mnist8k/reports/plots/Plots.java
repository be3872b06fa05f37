package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.Paper;
import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All plots of the project. */
public final class Plots {

  private static final String STORY = "era2-s7";

  private Plots() {}

  /**
   * The plots of some results: the accuracies of each experiment, some schedules, the steps of an
   * assignment side by side, and accuracy against parameters.
   *
   * @param runs the published experiments with their runs
   * @param schedules those to be drawn, by the id of their experiment
   */
  public static List<Plot> of(SortedRuns runs, Map<String, ScheduleCurve> schedules) {
    List<ExperimentRuns> experiments = Objects.requireNonNull(runs, "runs").experiments();
    List<Plot> plots = new ArrayList<>();
    experiments.forEach(results -> plots.add(AccuracyPlot.of(results)));
    experiments.stream()
        .filter(results -> schedules.containsKey(results.experiment().id()))
        .forEach(
            results ->
                plots.add(SchedulePlot.of(results, schedules.get(results.experiment().id()))));
    List<ExperimentRuns> steps =
        experiments.stream()
            .filter(results -> results.experiment().assignment().equals(STORY))
            .toList();
    if (!steps.isEmpty()) {
      plots.add(StoryPlot.of("story-" + STORY + ".svg", steps));
    }
    plots.add(ParametersPlot.of("parameters.svg", experiments));
    return plots;
  }

  /** Whether this Java has the fonts that drawing needs. */
  public static boolean canBeDrawn() {
    return Paper.hasFonts();
  }

  /** Name of an experiment's file. */
  static String file(String id) {
    return id.replace('/', '-') + ".svg";
  }
}
