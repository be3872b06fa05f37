package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.AxisRange;
import io.github.mnist8k.reports.drawing.EpochPanel;
import io.github.mnist8k.reports.drawing.Line;
import io.github.mnist8k.reports.drawing.Look;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Style;
import io.github.mnist8k.reports.runs.Rules;
import io.github.mnist8k.reports.runs.RunLog;
import io.github.mnist8k.training.log.EpochRecord;
import java.util.List;
import java.util.function.Function;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;

/** Accuracy above loss, training and test, by epoch; over several seeds with bands. */
final class CurvesPicture {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 560;
  private static final int GAP = 14;
  private static final int WIDE_TICKS = 20; // epochs from which not each of them has a number

  private CurvesPicture() {}

  static NamedPicture of(List<RunLog> runs) {
    return new NamedPicture(
        "curves.png",
        "Accuracy and loss by epoch, training and test",
        WIDTH,
        HEIGHT,
        (canvas, area) -> chart(runs).draw(canvas, area));
  }

  private static JFreeChart chart(List<RunLog> runs) {
    List<Line> accuracy =
        List.of(
            line(
                "training, with dropout and augmentation on",
                runs,
                EpochRecord::trainAccuracy,
                Look.GREEN),
            line("test", runs, EpochRecord::testAccuracy, Look.BLUE));
    List<Line> loss =
        List.of(
            line("training", runs, EpochRecord::trainLoss, Look.GREEN),
            line("test", runs, EpochRecord::testLoss, Look.BLUE));
    List<PlotData.Series> series =
        accuracy.stream().flatMap(line -> line.series().stream()).toList();
    XYPlot above = EpochPanel.of(accuracy, null, Style.axis("Accuracy, %", AxisRange.of(series)));
    above.addRangeMarker(Style.target(Rules.TARGET_ACCURACY, true));
    NumberAxis losses = Style.axis("Loss");
    losses.setNumberFormatOverride(Style.format(2));
    int epochs = runs.get(0).epochs().size();
    var plot =
        new CombinedDomainXYPlot(
            EpochPanel.axis("Epoch, counted from 0", epochs, epochs < WIDE_TICKS ? 1 : 5));
    plot.setGap(GAP);
    plot.add(above, 3);
    plot.add(EpochPanel.of(loss, null, losses), 2);
    return Style.chart(runs.get(0).title(), plot, EpochPanel.legend(accuracy));
  }

  private static Line line(
      String name, List<RunLog> runs, Function<EpochRecord, Double> number, Look look) {
    return Line.over(
        name, runs.stream().map(run -> run.epochs().stream().map(number).toList()).toList(), look);
  }
}
