package io.github.mnist8k.reports.sheet;

import io.github.mnist8k.reports.drawing.Style;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Where a net's parameters are: a bar for each layer that has some. */
final class ParametersPicture {

  private static final int WIDTH = 760;
  private static final int ROW = 30;
  private static final int AROUND = 60;
  private static final Color BAR = new Color(0x0072B2);

  private ParametersPicture() {}

  static NamedPicture of(List<LayerSize> sizes) {
    return new NamedPicture(
        "parameters.png",
        "Parameters by layer",
        WIDTH,
        AROUND + ROW * sizes.size(),
        (canvas, area) -> chart(sizes).draw(canvas, area));
  }

  private static JFreeChart chart(List<LayerSize> sizes) {
    var data = new DefaultCategoryDataset();
    sizes.forEach(size -> data.addValue(size.parameters(), "parameters", size.layer()));
    var layers = new CategoryAxis();
    layers.setTickLabelFont(Style.SMALL);
    layers.setTickLabelPaint(Style.INK);
    layers.setMaximumCategoryLabelWidthRatio(0.5f);
    layers.setAxisLinePaint(Style.GREY);
    layers.setTickMarksVisible(false);
    var numbers = new NumberAxis();
    numbers.setVisible(false); // each bar has its number
    numbers.setUpperMargin(0.12);
    var renderer = new BarRenderer();
    renderer.setBarPainter(new StandardBarPainter());
    renderer.setShadowVisible(false);
    renderer.setSeriesPaint(0, BAR);
    renderer.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", Style.format(0)));
    renderer.setDefaultItemLabelFont(Style.SMALL);
    renderer.setDefaultItemLabelPaint(Style.INK);
    renderer.setDefaultPositiveItemLabelPosition(
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
    renderer.setDefaultItemLabelsVisible(true);
    var plot = new CategoryPlot(data, layers, numbers, renderer);
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setBackgroundPaint(null);
    plot.setOutlinePaint(null);
    plot.setRangeGridlinesVisible(false);
    var chart = new JFreeChart("Parameters by layer", Style.TITLE, plot, false);
    chart.setBackgroundPaint(null);
    chart.getTitle().setPaint(Style.INK);
    return chart;
  }
}
