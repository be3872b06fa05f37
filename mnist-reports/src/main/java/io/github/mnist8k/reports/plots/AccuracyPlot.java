package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.AxisRange;
import io.github.mnist8k.reports.drawing.EpochPanel;
import io.github.mnist8k.reports.drawing.Line;
import io.github.mnist8k.reports.drawing.Look;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Style;
import io.github.mnist8k.reports.runs.AccuracyCurve;
import io.github.mnist8k.reports.runs.EpochAccuracy;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;

/** Test accuracy by epoch: what the source has published, and our seeds. */
final class AccuracyPlot {

  private AccuracyPlot() {}

  /** The plot of an experiment; without runs of ours, of its source alone. */
  static Plot of(ExperimentRuns results) {
    String title = results.experiment().title();
    List<Line> lines = lines(results);
    List<PlotData.Series> series = lines.stream().flatMap(line -> line.series().stream()).toList();
    return new Plot(
        Plots.file(results.experiment().id()),
        new PlotData(title, series),
        (canvas, area) -> chart(title, lines, AxisRange.of(series)).draw(canvas, area));
  }

  private static List<Line> lines(ExperimentRuns results) {
    List<Line> lines = new ArrayList<>();
    List<RunLog> ours = results.leading();
    if (!ours.isEmpty()) {
      lines.add(
          Line.over(
              seeds(ours),
              RunLog.curves(ours).stream().map(AccuracyPlot::tests).toList(),
              Look.BLUE));
    }
    lines.add(Line.of("published", tests(results.published().curve()), Look.VERMILION));
    return lines;
  }

  private static String seeds(List<RunLog> ours) {
    return (ours.size() == 1 ? "ours, 1 seed" : "ours, mean of " + ours.size() + " seeds")
        + " ("
        + ours.get(0).engine()
        + ")";
  }

  private static List<Double> tests(AccuracyCurve curve) {
    return curve.epochs().stream().map(EpochAccuracy::test).toList();
  }

  private static JFreeChart chart(String title, List<Line> lines, AxisRange range) {
    int epochs = lines.stream().mapToInt(line -> line.epochs().size()).max().orElseThrow();
    XYPlot plot =
        EpochPanel.of(
            lines,
            EpochPanel.axis("Epoch, counted from 0", epochs, 1),
            Style.axis("Test accuracy, %", range));
    plot.addRangeMarker(Style.target(Rules.TARGET_ACCURACY, true));
    return Style.chart(title, plot, EpochPanel.legend(lines));
  }
}
