package io.github.mnist8k.reports.drawing;

import io.github.mnist8k.training.log.Spread;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.LegendItem;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Lines by epoch, over their bands. */
public final class EpochPanel {

  private static final double MARGIN = 0.6;

  private EpochPanel() {}

  /**
   * A panel with its axes.
   *
   * @param lines in the order of drawing
   * @param epochs axis of epochs; null if the panel shares another one's
   * @param values axis of values; null if the panel shares another one's
   */
  public static XYPlot of(List<Line> lines, ValueAxis epochs, ValueAxis values) {
    var data = new YIntervalSeriesCollection();
    var renderer = new DeviationRenderer(true, true);
    renderer.setAlpha(Look.BAND_OPACITY);
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      line.look().apply(renderer, i);
      data.addSeries(series(i, line));
    }
    var plot = new XYPlot(data, epochs, values, renderer);
    Style.apply(plot);
    return plot;
  }

  /**
   * An axis of epochs.
   *
   * @param label its title
   * @param epochs number of epochs
   * @param tick distance of its ticks
   */
  public static NumberAxis axis(String label, int epochs, int tick) {
    NumberAxis axis = Style.axis(label);
    axis.setRange(-MARGIN, epochs - 1 + MARGIN);
    axis.setTickUnit(new NumberTickUnit(tick, Style.format(0)));
    return axis;
  }

  /** A legend of some lines and their bands. */
  public static List<LegendItem> legend(List<Line> lines) {
    List<LegendItem> items = new ArrayList<>();
    for (Line line : lines) {
      items.add(line.look().legend(line.name(), true));
      if (line.banded()) {
        items.add(Style.area("lowest to highest seed", line.look().band()));
      }
    }
    return items;
  }

  private static YIntervalSeries series(int key, Line line) {
    var series = new YIntervalSeries(key);
    int epoch = 0;
    for (Spread values : line.epochs()) {
      series.add(epoch, values.mean(), values.min(), values.max());
      epoch++;
    }
    return series;
  }
}
