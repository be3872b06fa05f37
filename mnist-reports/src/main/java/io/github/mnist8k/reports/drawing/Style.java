package io.github.mnist8k.reports.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.text.TextUtils;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** What all plots have in common: fonts, greys, axes, legends. */
public final class Style {

  /** Text and what matters as much. */
  public static final Color INK = new Color(0x1F2328);

  /** Axes and remarks. */
  public static final Color GREY = new Color(0x57606A);

  /** An area that is marked. */
  public static final Color BOX = new Color(0xFBEBC8);

  /** Of a plot's title. */
  public static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);

  /** Of a part's title. */
  public static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 13);

  /** Of axes and legends. */
  public static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

  /** Of ticks and remarks. */
  public static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  /** A line in a legend. */
  public static final Shape LEGEND_LINE = new Line2D.Double(-14, 0, 14, 0);

  private static final Color GRID = new Color(0xE6E9ED);
  private static final BasicStroke HAIR = new BasicStroke(1f);
  private static final BasicStroke TARGET =
      new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1f, new float[] {2, 3}, 0f);

  private Style() {}

  /** A linear axis with numbers as they are written in every country. */
  public static NumberAxis axis(String label) {
    var axis = new NumberAxis(label);
    axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
    return styled(axis);
  }

  /** A linear axis of a range. */
  public static NumberAxis axis(String label, AxisRange range) {
    NumberAxis axis = axis(label);
    axis.setRange(range.low(), range.high());
    axis.setTickUnit(new NumberTickUnit(range.tick(), format(range.decimals())));
    return axis;
  }

  /** Fonts and lines of an axis. */
  public static <A extends ValueAxis> A styled(A axis) {
    axis.setLabelFont(TEXT);
    axis.setTickLabelFont(SMALL);
    axis.setLabelPaint(INK);
    axis.setTickLabelPaint(INK);
    axis.setAxisLinePaint(GREY);
    axis.setTickMarkPaint(GREY);
    axis.setAxisLineStroke(HAIR);
    axis.setTickMarkStroke(HAIR);
    return axis;
  }

  /** Grid and frame of a plot. */
  public static void apply(XYPlot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlinePaint(null);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(GRID);
    plot.setRangeGridlineStroke(HAIR);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
  }

  /** A thin line at the accuracy that the exercise asks for. */
  public static ValueMarker target(double accuracy, boolean labelled) {
    var marker = new ValueMarker(accuracy, GREY, TARGET);
    if (labelled) {
      marker.setLabel(format(2).format(accuracy) + " %");
      marker.setLabelFont(SMALL);
      marker.setLabelPaint(GREY);
      marker.setLabelBackgroundColor(new Color(0, true));
      marker.setLabelAnchor(RectangleAnchor.BOTTOM_LEFT);
      marker.setLabelTextAnchor(TextAnchor.TOP_LEFT);
    }
    return marker;
  }

  /** A legend's entry for an area. */
  public static LegendItem area(String text, Color color) {
    return new LegendItem(text, null, null, null, new Rectangle2D.Double(-12, -5, 24, 10), color);
  }

  /** A chart with its title above and its legend below. */
  public static JFreeChart chart(String title, XYPlot plot, List<LegendItem> legend) {
    var items = new LegendItemCollection();
    legend.forEach(items::add);
    plot.setFixedLegendItems(items);
    var chart = new JFreeChart(title, TITLE, plot, false);
    chart.getTitle().setPaint(INK);
    chart.getTitle().setMargin(2, 0, 6, 0);
    chart.setBackgroundPaint(null);
    TextUtils.setUseDrawRotatedStringWorkaround(false); // it would draw letters as shapes
    chart.setPadding(new RectangleInsets(8, 10, 8, 18));
    var below = new LegendTitle(plot);
    below.setItemFont(TEXT);
    below.setItemPaint(INK);
    below.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    below.setFrame(BlockBorder.NONE);
    below.setBackgroundPaint(null);
    below.setPosition(RectangleEdge.BOTTOM);
    chart.addLegend(below);
    return chart;
  }

  /** Numbers with fixed decimals. */
  public static NumberFormat format(int decimals) {
    var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setMinimumFractionDigits(decimals);
    format.setMaximumFractionDigits(decimals);
    return format;
  }
}
