package io.github.mnist8k.reports.drawing;

import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Learning rate above momentum, by update. */
public final class SchedulePanels {

  private static final double FLATTEST = 0.1;
  private static final int GAP = 16;

  private SchedulePanels() {}

  /** A chart of a schedule. */
  public static JFreeChart chart(String title, ScheduleCurve curve) {
    NumberAxis rates = Style.axis("Learning rate");
    rates.setAutoRangeStickyZero(false);
    rates.setNumberFormatOverride(Style.format(3));
    NumberAxis momenta = Style.axis("Momentum");
    momenta.setAutoRangeIncludesZero(false);
    momenta.setAutoRangeMinimumSize(FLATTEST);
    momenta.setNumberFormatOverride(Style.format(2));
    NumberAxis updates =
        Style.axis(String.format(Locale.ROOT, "Update, %,d to an epoch", curve.updatesPerEpoch()));
    updates.setNumberFormatOverride(Style.format(0));
    updates.setLowerMargin(0.01);
    updates.setUpperMargin(0.01);
    var plot = new CombinedDomainXYPlot(updates);
    plot.setGap(GAP);
    plot.add(panel(curve.rates(), curve.every(), rates, Look.BLUE));
    plot.add(panel(curve.momenta(), curve.every(), momenta, Look.VERMILION));
    return Style.chart(
        title,
        plot,
        List.of(Look.BLUE.legend("learning rate", true), Look.VERMILION.legend("momentum", true)));
  }

  private static XYPlot panel(List<Double> values, int every, NumberAxis axis, Look look) {
    var series = new XYSeries(0);
    for (int i = 0; i < values.size(); i++) {
      series.add((double) i * every, values.get(i));
    }
    var renderer = new XYLineAndShapeRenderer(true, false);
    look.apply(renderer, 0);
    var plot = new XYPlot(new XYSeriesCollection(series), null, axis, renderer);
    Style.apply(plot);
    return plot;
  }
}
