package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.ScheduleCurve;
import io.github.mnist8k.reports.drawing.SchedulePanels;
import io.github.mnist8k.reports.runs.ExperimentRuns;

/** Learning rate and momentum by update. */
final class SchedulePlot {

  private SchedulePlot() {}

  /** The plot of an experiment. */
  static Plot of(ExperimentRuns results, ScheduleCurve curve) {
    String title = results.experiment().title() + ": schedule";
    return new Plot(
        "schedule-" + Plots.file(results.experiment().id()),
        new PlotData(title, curve.series()),
        (canvas, area) -> SchedulePanels.chart(title, curve).draw(canvas, area));
  }
}
