package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.SortedRuns;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** All plots of the project. */
public final class Plots {

  /** Those whose schedule is what they are about. */
  private static final Set<String> SCHEDULES =
      Set.of("era2-s7/step5", "tsai-a6/model3", "s7/model3");

  private static final String STORY = "era2-s7";

  private Plots() {}

  /**
   * The plots of some results: the accuracies of each experiment, some schedules, the steps of an
   * assignment side by side, and accuracy against parameters.
   *
   * @param runs the published experiments with their runs
   */
  public static List<Plot> of(SortedRuns runs) {
    List<ExperimentRuns> experiments = Objects.requireNonNull(runs, "runs").experiments();
    List<Plot> plots = new ArrayList<>();
    experiments.forEach(results -> plots.add(AccuracyPlot.of(results)));
    experiments.stream()
        .filter(results -> SCHEDULES.contains(results.experiment().id()))
        .filter(results -> !results.leading().isEmpty())
        .forEach(results -> plots.add(SchedulePlot.of(results)));
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
    return Svg.hasFonts();
  }

  /** Name of an experiment's file. */
  static String file(String id) {
    return id.replace('/', '-') + ".svg";
  }
}
