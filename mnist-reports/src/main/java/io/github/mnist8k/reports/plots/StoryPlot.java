package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.AxisRange;
import io.github.mnist8k.reports.drawing.EpochPanel;
import io.github.mnist8k.reports.drawing.Line;
import io.github.mnist8k.reports.drawing.Look;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Style;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.Rules;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.XYPlot;

/** The steps of an assignment side by side: training and test accuracy by epoch. */
final class StoryPlot {

  private static final int WIDTH = 1100;
  private static final int GAP = 10;
  private static final int TICK = 5;

  private StoryPlot() {}

  /**
   * The plot of some steps.
   *
   * @param file name of the file
   * @param steps in their order, at least one, titled {@code assignment, step}
   */
  static Plot of(String file, List<ExperimentRuns> steps) {
    String first = steps.get(0).experiment().title();
    String title = first.replaceFirst(",[^,]*$", "") + ", step by step";
    List<StoryPanel> panels = steps.stream().map(StoryPanel::of).toList();
    List<PlotData.Series> series =
        panels.stream().flatMap(panel -> panel.series().stream()).toList();
    return new Plot(
        file,
        new PlotData(title, series),
        WIDTH,
        (canvas, area) -> chart(title, panels, AxisRange.of(series)).draw(canvas, area));
  }

  private static JFreeChart chart(String title, List<StoryPanel> panels, AxisRange range) {
    var plot = new CombinedRangeXYPlot(Style.axis("Accuracy, %", range));
    plot.setGap(GAP);
    for (StoryPanel panel : panels) {
      NumberAxis epochs = EpochPanel.axis("Epoch", panel.epochs(), TICK);
      XYPlot part = EpochPanel.of(panel.lines(), epochs, null);
      part.addRangeMarker(Style.target(Rules.TARGET_ACCURACY, panel == panels.get(0)));
      panel.captions(range).forEach(part::addAnnotation);
      plot.add(part);
    }
    return Style.chart(title, plot, legend(panels));
  }

  private static List<LegendItem> legend(List<StoryPanel> panels) {
    List<LegendItem> items = new ArrayList<>();
    items.add(Look.GREEN.legend("training accuracy, with dropout and augmentation on", true));
    items.add(Look.BLUE.legend("test accuracy", true));
    if (panels.stream().flatMap(panel -> panel.lines().stream()).anyMatch(Line::banded)) {
      items.add(Style.area("lowest to highest seed", Look.BLUE.band()));
    }
    return items;
  }
}
