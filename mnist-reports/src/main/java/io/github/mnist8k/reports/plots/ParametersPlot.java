package io.github.mnist8k.reports.plots;

import io.github.mnist8k.reports.drawing.AxisRange;
import io.github.mnist8k.reports.drawing.Look;
import io.github.mnist8k.reports.drawing.PlotData;
import io.github.mnist8k.reports.drawing.Style;
import io.github.mnist8k.reports.runs.ExperimentRuns;
import io.github.mnist8k.reports.runs.Rules;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYBoxAnnotation;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedRangeXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Accuracy against parameters. Most nets are about as small as the exercise wants them, so the axis
 * is broken: the few large ones have a narrow part to themselves.
 */
final class ParametersPlot {

  private static final String TITLE = "Accuracy against parameters";
  private static final double BREAK = 18_000;
  private static final int SMALL_WEIGHT = 15;
  private static final int LARGE_WEIGHT = 5;
  private static final int GAP = 14;

  private final List<NetPoint> points;
  private final AxisRange range;

  private ParametersPlot(List<NetPoint> points, AxisRange range) {
    this.points = points;
    this.range = range;
  }

  /** The plot of some experiments. */
  static Plot of(String file, List<ExperimentRuns> experiments) {
    List<NetPoint> points = experiments.stream().map(NetPoint::of).toList();
    return new Plot(
        file,
        new PlotData(TITLE, points.stream().map(NetPoint::series).toList()),
        (canvas, area) -> new ParametersPlot(points, range(points)).paint(canvas, area));
  }

  private static AxisRange range(List<NetPoint> points) {
    return AxisRange.of(
        points.stream()
            .map(net -> new PlotData.Series(net.id(), List.of(net.accuracy())))
            .toList());
  }

  private void paint(Graphics2D canvas, Rectangle2D area) {
    var plot = new CombinedRangeXYPlot(Style.axis("Test accuracy, %", range));
    plot.setGap(GAP);
    plot.add(small(), SMALL_WEIGHT);
    plot.add(large(), LARGE_WEIGHT);
    var info = new ChartRenderingInfo();
    Style.chart(TITLE, plot, legend()).draw(canvas, area, info);
    label(canvas, plot, info.getPlotInfo());
  }

  private XYPlot small() {
    var axis = new LogTicks(5_000, BREAK, 5_000, 6_000, 8_000, 10_000, 12_000, 16_000);
    axis.setLabel("Trainable parameters, logarithmic");
    XYPlot part = part(axis, net -> net.parameters() < BREAK);
    var box =
        new XYBoxAnnotation(
            axis.getLowerBound(),
            Rules.TARGET_ACCURACY,
            Rules.PARAMETER_LIMIT,
            range.high(),
            null,
            null,
            Style.BOX);
    part.getRenderer().addAnnotation(box, Layer.BACKGROUND);
    return part;
  }

  private XYPlot large() {
    var axis = new LogTicks(30_000, 100_000_000, 100_000, 10_000_000);
    axis.setLabel("broken axis");
    return part(axis, net -> net.parameters() >= BREAK);
  }

  private XYPlot part(LogAxis axis, Predicate<NetPoint> here) {
    var data = new XYSeriesCollection();
    var renderer = new XYLineAndShapeRenderer(false, true);
    data.addSeries(series("ours", here.and(NetPoint::ours)));
    Look.BLUE.apply(renderer, 0);
    data.addSeries(series("published", here.and(net -> !net.ours())));
    Look.VERMILION.apply(renderer, 1);
    var part = new XYPlot(data, Style.styled(axis), null, renderer);
    Style.apply(part);
    part.addRangeMarker(Style.target(Rules.TARGET_ACCURACY, false));
    return part;
  }

  private XYSeries series(String name, Predicate<NetPoint> which) {
    var series = new XYSeries(name);
    points.stream().filter(which).forEach(net -> series.add(net.parameters(), net.accuracy()));
    return series;
  }

  private List<LegendItem> legend() {
    List<LegendItem> items = new ArrayList<>();
    if (points.stream().anyMatch(NetPoint::ours)) {
      items.add(Look.BLUE.legend("ours, mean of the last five epochs", false));
    }
    if (!points.stream().allMatch(NetPoint::ours)) {
      items.add(Look.VERMILION.legend("published, best epoch", false));
    }
    items.add(Style.area("what the exercise asks for", Style.BOX));
    return items;
  }

  /** Labels go where the chart left room, which is known once it is drawn. */
  private void label(Graphics2D canvas, CombinedRangeXYPlot plot, PlotRenderingInfo info) {
    for (int i = 0; i < plot.getSubplots().size(); i++) {
      ValueAxis sizes = plot.getSubplots().get(i).getDomainAxis();
      Rectangle2D area = info.getSubplotInfo(i).getDataArea();
      DoubleUnaryOperator height =
          accuracy -> plot.getRangeAxis().valueToJava2D(accuracy, area, RectangleEdge.LEFT);
      List<NetPoint> here =
          points.stream().filter(net -> sizes.getRange().contains(net.parameters())).toList();
      List<Point2D> places = new ArrayList<>();
      for (NetPoint net : here) {
        double x = sizes.valueToJava2D(net.parameters(), area, RectangleEdge.BOTTOM);
        places.add(new Point2D.Double(x, height.applyAsDouble(net.accuracy())));
      }
      double target = height.applyAsDouble(Rules.TARGET_ACCURACY);
      var line = new Line2D.Double(area.getMinX(), target, area.getMaxX(), target);
      PointLabels.draw(canvas, area, line, here.stream().map(NetPoint::id).toList(), places);
    }
  }
}
